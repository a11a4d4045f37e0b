# data: grammar
describe
