#!/bin/sh
# Where Java is HotSpot: has the server's classes mapped from a file instead of being loaded, verified and linked at each
# start. Where it is OpenJ9, as in the official image, configure.sh has done the like, and this does nothing.
set -eu
case "$(java -version 2>&1)" in
  *OpenJ9*) exit 0 ;;
esac
archive=/opt/media-query/classes.jsa

# Compiled once, and not twice: ready a third sooner, and less work for each picture, as decoding is native code.
echo -XX:TieredStopAtLevel=1 >> /config/jvm.options

# Not "server start", which runs more than one process, each of which would write the file.
rm -f /logs/messages.log
JVM_ARGS="-XX:ArchiveClassesAtExit=$archive -Xlog:cds=off -Xlog:cds+dynamic=off" server run &
server=$!
for look in $(seq 600); do
  if grep -qs CWWKF0011I /logs/messages.log; then
    break
  fi
  sleep 0.2
done
kill "$server"
wait "$server" || echo "the server ended with $?"
test -s "$archive"
echo "-XX:SharedArchiveFile=$archive" >> /config/jvm.options
rm -rf /logs/* /opt/ol/wlp/output/defaultServer/logs
# as the rest of the image: for the user's group, whatever number the user is given
chmod g=u "$archive" /config/jvm.options
