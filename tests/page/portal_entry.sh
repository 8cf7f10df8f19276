#!/bin/bash
# Customers: joining by a code sent to the address, whose history it claims,
# signing in, a new password, and answers that tell nothing.
. tests/lib.sh
site portal_entry
trap site_down EXIT
export B SITE PORTAL DB SOCKET PYTHONPATH=tests
python3 tests/page/portal_entry.py
