#!/usr/bin/env bash
# Trains both models: train.sh PAGES WORK OUT [SEGMENTS]. See README.md.
set -euo pipefail
pages=$1 work=$2 out=$3 segments=${4-}
here=$(cd "$(dirname "$0")" && pwd)
# Threads that wait leave the processor to others, where it is shared.
export OMP_WAIT_POLICY=passive
mkdir -p "$work"
(cd "$here" && go build -o "$work/train" .)
for mode in html text; do
  dir=$work/$mode
  flags=(-mode "$mode" -pages "$pages" -work "$dir" -out "$out" -segments "$segments")
  [ "$mode" = text ] && flags+=(-flatten)
  "$work/train" blocks "${flags[@]}"
  /usr/bin/python3 "$here/train.py" words "$dir"
  "$work/train" rows "${flags[@]}"
  /usr/bin/python3 "$here/train.py" trees "$dir"
  /usr/bin/python3 "$here/train.py" score "$dir"
  "$work/train" pack "${flags[@]}"
done
