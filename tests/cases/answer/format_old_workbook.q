# data: tests/fixtures/formats/ankang-2023q1.xls
trace domestic.progress of 恒口
rank foreign
