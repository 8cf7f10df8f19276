#!/bin/bash
# Admins: invite, roles, disable with hand-over, reset, sessions; nobody locks
# everybody out. And the own account of any member of staff.
. tests/lib.sh
site staff_admin
trap site_down EXIT
export B SITE STAFF DB SOCKET PYTHONPATH=tests
python3 tests/page/staff_admin.py
