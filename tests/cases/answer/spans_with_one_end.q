# catalog: tests/fixtures/monthly/catalog.toml
total started from 2023-02 show actual
total started to 2022-02 show actual
合计 新开工 从 2022年11月 到 2023年1月 显示 实际
