"""Processes of their own that start in milliseconds: a server that has read the program already forks them.

A Python that starts anew reads it for two seconds, and the suite needs dozens of such processes.
"""

import multiprocessing

# What the server reads before it forks anything.
import bench.wereld  # noqa: F401
from workflows.register import gepubliceerd

DECLARATIES = list(gepubliceerd())
VORK = multiprocessing.get_context("forkserver")
VORK.set_forkserver_preload([__name__])
