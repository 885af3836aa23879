# Builds the program. For amd64 and arm64, each on a machine of its own kind: the start-up cache is made
# by running it, and one that was made under an emulator does not hold on the real processor.
FROM maven:3.9.12-eclipse-temurin-25 AS build
WORKDIR /src
COPY pom.xml LICENSE NOTICE ./
COPY config config
COPY src/main src/main
COPY src/warmup src/warmup
COPY bin/java.options bin/
RUN mvn -B -ntp package -DskipTests && javac -cp 'target/lib/*' -d /warm-up src/warmup/WarmUp.java

# The parts of Java that it uses (Quartz names java.rmi, PostgreSQL's driver java.security.jgss), and
# the program.
RUN jlink --output /java --strip-java-debug-attributes --no-header-files --no-man-pages --compress zip-6 \
      --add-modules java.base,java.desktop,java.naming,java.rmi,java.security.jgss,java.sql,jdk.httpserver,jdk.localedata,jdk.management,jdk.unsupported,jdk.zipfs \
      --include-locales en,de,es,fr \
 && mkdir /backsafe \
 && cp -r target/backsafe.jar target/lib config LICENSE NOTICE target/classes/META-INF/sbom /backsafe/ \
 && cp bin/java.options /backsafe/ \
 && printf '%s\n' -Djava.awt.headless=true -Dorg.sqlite.lib.path=/backsafe >> /backsafe/java.options

FROM debian:12.13-slim
RUN useradd --system --uid 10001 --no-create-home backsafe \
 && mkdir /data && chown backsafe /data && chmod 700 /data
COPY --from=build /java /java
COPY --from=build /backsafe /backsafe
# Where it runs, from the very files: the JVM uses the cache only if paths and times are the same. It
# also lays SQLite's library there, which would else be unpacked to a /tmp that lets it run.
RUN --mount=from=build,source=/warm-up,target=/warm-up \
    /java/bin/java -cp '/warm-up:/backsafe/lib/*' -Dorg.sqlite.lib.path=/backsafe WarmUp \
      /backsafe/backsafe.aot /backsafe/backsafe.jar @/backsafe/java.options \
 && echo -XX:AOTCache=/backsafe/backsafe.aot >> /backsafe/java.options

USER backsafe
WORKDIR /data
VOLUME /data
ENV BACKSAFE_CONFIG=/backsafe/config \
    BACKSAFE_DATABASE_URL=jdbc:sqlite:/data/backsafe.db \
    BACKSAFE_HTTP_ADDRESS=0.0.0.0:8080
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=10s --start-period=20s \
  CMD ["/java/bin/java", "@/backsafe/java.options", "-jar", "/backsafe/backsafe.jar", "health"]
ENTRYPOINT ["/java/bin/java", "@/backsafe/java.options", "-jar", "/backsafe/backsafe.jar"]
CMD ["run"]
