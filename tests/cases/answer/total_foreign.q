total foreign
