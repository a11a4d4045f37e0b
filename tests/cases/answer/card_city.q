show 全市
