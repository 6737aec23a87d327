/**
 * Ends all processes that descend from marked ones; arguments are the markers' lines, and the pids of processes that are
 * known to be ours. Prints the pids that could not be ended. Needs nothing but a POSIX `sh` (dash, bash, busybox; `sleep` if there is one).
 *
 * A process is ours when it or another of its session has a marker in its environment (every exec is the leader of a
 * session of its own, runc `setns`), or when its parent is ours: `su` and `env -i` clear the environment, `setsid`
 * begins a new session. First what a terminal sends when it is closed (HUP; CONT for what is stopped), then KILL.
 * A session stays ours when its marked process has gone. What clears its environment, begins a session and outlives its parent is not found: nothing ties it to us any more.
 * `read` drops the NULs between the variables, so a marker is looked for within the line.
 */
export const cleanUpScript = `
marks="" seeds=" " sessions=" "
for one in "$@"; do
  case $one in *=*) marks="$marks $one" ;; *) seeds="$seeds$one " ;; esac
done
marked() {
  while IFS= read -r line || [ -n "$line" ]; do
    for mark in $marks; do
      case $line in *"$mark"*) return 0 ;; esac
    done
  done < "$1"
  return 1
}
adopt() {
  set -- $table
  while [ $# -ge 3 ]; do
    case $ours in
      *" $1 "*) ;;
      *) case "$sessions" in *" $3 "*) ours="$ours$1 " grown=1 ;; *)
         case "$ours" in *" $2 "*) ours="$ours$1 " grown=1 ;; esac ;; esac ;;
    esac
    shift 3
  done
}
scan() {
  ours=" " foreign=" " table=""
  for dir in /proc/[0-9]*; do
    pid=\${dir#/proc/}
    [ "$pid" = "$$" ] && continue
    IFS= read -r stat < "$dir/stat" || continue
    set -- \${stat##*") "}
    [ "$1" = Z ] && continue
    table="$table $pid $2 $4"
    case $seeds in *" $pid "*) ours="$ours$pid " ;; esac
    case "$sessions$foreign" in *" $4 "*) continue ;; esac
    if marked "$dir/environ"; then sessions="$sessions$4 "
    elif [ -r "$dir/environ" ]; then foreign="$foreign$4 "
    fi
  done
  grown=1
  while [ $grown = 1 ]; do grown=0; adopt; done
  [ "$ours" != " " ]
}
scan || exit 0
kill -HUP $ours
kill -CONT $ours
for turn in 1 2 3 4 5; do
  sleep 0.1 || break
  scan || exit 0
done
kill -KILL $ours
sleep 0.1
scan && echo $ours
exit 0
`;
