# syntax=docker/dockerfile:1

FROM node:24-bookworm-slim AS base
WORKDIR /app
# The version stands in package.json, so that a clone and an image use the same one.
COPY package.json ./
RUN npm install --global "pnpm@$(node -p 'require("./package.json").config.pnpm')"

FROM base AS manifests
COPY pnpm-lock.yaml pnpm-workspace.yaml ./
COPY apps/api/package.json apps/api/
COPY apps/phone/package.json apps/phone/
COPY apps/web/package.json apps/web/
COPY packages/contract/package.json packages/contract/
COPY packages/database/package.json packages/database/
COPY packages/domain/package.json packages/domain/
COPY packages/testkit/package.json packages/testkit/

# Install scripts fetch a Node.js and a PostgreSQL of their own for development: not needed here.
FROM manifests AS build
RUN --mount=type=cache,id=pnpm,target=/root/.local/share/pnpm/store \
    pnpm install --frozen-lockfile --ignore-scripts
COPY . .
RUN node scripts/build.ts

FROM manifests AS dependencies
RUN --mount=type=cache,id=pnpm,target=/root/.local/share/pnpm/store \
    pnpm install --frozen-lockfile --ignore-scripts --prod --filter=patchbay --filter-prod='@patchbay/api...'

FROM node:24-bookworm-slim AS runtime
ENV NODE_ENV=production \
    PATCHBAY_HOST=0.0.0.0 \
    PATCHBAY_PORT=3000 \
    PATCHBAY_PROVISIONING_PORT=3001 \
    PATCHBAY_WEB_DIST=/app/apps/web/dist \
    PATCHBAY_STORAGE_DIR=/var/lib/patchbay/files \
    PATCHBAY_PHONE_DIST=/app/apps/phone/dist \
    MALLOC_ARENA_MAX=2
# What reads texts aloud, and what decodes m4a files.
RUN apt-get update && apt-get install -y --no-install-recommends espeak-ng ffmpeg && rm -rf /var/lib/apt/lists/*
RUN install -d -o node -g node -m 700 "$PATCHBAY_STORAGE_DIR"
WORKDIR /app
COPY --from=dependencies /app ./
COPY packages/contract/src packages/contract/src
COPY packages/domain/src packages/domain/src
COPY packages/database/src packages/database/src
COPY --from=build /app/packages/database/src/generated packages/database/src/generated
COPY apps/api/src apps/api/src
COPY --from=build /app/apps/api/dist apps/api/dist
COPY --from=build /app/apps/phone/dist apps/phone/dist
COPY --from=build /app/apps/web/dist apps/web/dist
COPY prisma prisma
COPY scripts scripts
USER node
EXPOSE 3000 3001
# Every role answers it, on the same port.
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
    CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PATCHBAY_PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=8", "--expose-gc", "apps/api/dist/main.js"]
