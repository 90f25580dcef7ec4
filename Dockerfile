# One image for all services; SERVICE says which one a container runs.
ARG NODE_VERSION=24

FROM node:${NODE_VERSION}-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
COPY patches patches
RUN npm install --no-save --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY libs libs
COPY apps apps
COPY tools tools
RUN npm run build && npm prune --omit=dev

# The inbox of docker-compose.yml.
FROM node:${NODE_VERSION}-bookworm-slim AS inbox
RUN npm install --global --no-audit --no-fund maildev@3.0.0
USER node
EXPOSE 1025 1080
CMD ["maildev", "--ip", "0.0.0.0", "--web-ip", "0.0.0.0"]

FROM node:${NODE_VERSION}-bookworm-slim AS service
ENV NODE_ENV=production PORT=8080
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
# The local issuer keeps its key here.
RUN install -d -o node -g node /var/lib/passung
USER node
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=5 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["sh", "-c", "exec node --enable-source-maps dist/apps/${SERVICE:?names the service to run}/src/main.js"]
