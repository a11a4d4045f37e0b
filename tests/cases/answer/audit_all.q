# lang: zh
审核
