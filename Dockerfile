# The service. The build needs what `mvn package` makes in target/, and nothing else.
FROM icr.io/appcafe/open-liberty:26.0.0.3-kernel-slim-java17-openj9-ubi-minimal

LABEL org.opencontainers.image.title="Media Query" \
      org.opencontainers.image.description="Finds the pictures and videos of an S3 bucket by what is in them" \
      org.opencontainers.image.licenses="Apache-2.0"

COPY --chown=1001:0 src/main/liberty/config/ /config/
RUN features.sh

# Starts a backfill and follows it to its end: java -jar /opt/media-query/backfill.jar --service http://media-query/
COPY --chown=1001:0 target/media-query-backfill.jar /opt/media-query/backfill.jar
COPY --chown=1001:0 target/media-query.war /config/apps/

# In a container the port is published or not by who runs it. One JSON object a line is what log collectors read.
ENV HTTP_HOST=* \
    HTTP_PORT=9080 \
    WLP_LOGGING_CONSOLE_FORMAT=JSON \
    WLP_LOGGING_CONSOLE_LOGLEVEL=info \
    WLP_LOGGING_CONSOLE_SOURCE=message,accessLog,ffdc

RUN configure.sh
EXPOSE 9080
