# catalog: tests/fixtures/hengshui.toml
rank planted where progress < schedule
