"""Where a job runs: one seam, run(job) -> Iterator[event], met by a worker process here and by ZeroGPU on a Space."""
