# data: tests/fixtures/formats/ankang-2023q1.xlsb
trace domestic.progress of 恒口
