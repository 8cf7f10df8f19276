#!/bin/sh
# conf/regulars.conf.sample says what the table of settings says.
cd "$(dirname "$0")/../.." || exit 2
"${B:-build}/regulars" conf-sample | diff conf/regulars.conf.sample - && exit
echo "sample: run  build/regulars conf-sample >conf/regulars.conf.sample"
exit 1
