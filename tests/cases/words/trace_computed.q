trace domestic.gap of 瀛湖
trace computed(domestic.progress) of 紫阳县
trace domestic.share of 恒口
trace domestic.rank of 恒口
trace start_rate.actual of 全市
