#!/bin/bash
# The quick form of tests/fault/kill.sh.
QUICK=1 exec tests/fault/kill.sh
