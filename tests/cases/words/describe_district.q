describe 恒口, 全市
