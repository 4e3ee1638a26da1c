# Becomes the program that its arguments name, with nothing on standard input.
#
# It is the first of a process group of its own, and its standard input is a pipe that nobody writes to. When that pipe ends,
# because whoever started the program closed it or is gone, the whole group is killed, whatever it is doing.
exec 3<&0
{ read -r end <&3; kill -KILL 0; } >/dev/null 2>&1 &
exec "$@" </dev/null 3<&-
