# Builds and runs Sinan as one container: not root, read-only root file system, everything it keeps under /data.
#   docker build -t sinan . && docker compose up

FROM node:22-slim AS node

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
# The build fetches DuckDB and the web assets with npm.
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s /usr/local/lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
ENV CI=true DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
WORKDIR /source
COPY . .
RUN dotnet publish src/Sinan.Cli -c Release -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS run
COPY --from=build /app /app
# A new volume takes owner and mode from this directory.
RUN mkdir /data && chown $APP_UID:$APP_UID /data && chmod 700 /data
USER $APP_UID
ENV SINAN_WORKSPACE=/data/workspace DOTNET_EnableDiagnostics=0
VOLUME /data
EXPOSE 5080
# The image has no curl; bash speaks enough HTTP for a yes or no.
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/5080; printf 'GET /healthz/ready HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3; head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["/app/sinan"]
CMD ["serve", "--urls", "http://0.0.0.0:5080"]
