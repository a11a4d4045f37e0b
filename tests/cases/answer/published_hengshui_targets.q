# catalog: tests/fixtures/hengshui.toml
# Published: areas planted and the share of the task that each is; the tasks are not printed. To the
# hundred they come out as 6000, 1000, 4300 …, 70000 in all, and 36777 of 70000 is the printed 52.5%.
define task = round(planted.actual / planted.progress / 100, 0) * 100
list planted show actual, progress, actual / progress, task, round(actual / task, 1)
total planted show total(actual), total(task), round(total(actual) / total(task), 1)
count planted where round(actual / task, 1) = progress
