/**
 * How CodeBuild makes the image that the client expects: bash, the aws CLI, tar with zstd, cargo-mutants, cargo-nextest,
 * clang and the wild linker, and a user called mutants.
 */
export const buildSpec = `\
version: 0.2
phases:
  build:
    commands:
      - |
        cat > Dockerfile <<'END'
        FROM public.ecr.aws/docker/library/rust:1
        RUN apt-get update \\
         && apt-get install -y --no-install-recommends awscli build-essential clang procps tar zstd \\
         && rm -rf /var/lib/apt/lists/*
        RUN cargo install --locked cargo-mutants cargo-nextest wild-linker
        RUN useradd --create-home --uid 1000 --shell /bin/bash mutants
        USER mutants
        WORKDIR /home/mutants
        END
      - docker build --pull --tag "$IMAGE" .
      - aws ecr get-login-password | docker login --username AWS --password-stdin "\${IMAGE%%/*}"
      - docker push "$IMAGE"
`
