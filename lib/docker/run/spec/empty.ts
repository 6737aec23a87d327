import type { ContainerSpec } from "../spec.ts";

/** `docker run -d IMAGE`, with nothing else said. A fresh object each time. */
export const emptySpec = (image = ""): ContainerSpec => ({
  ...{ image, name: "", platform: "", pull: "missing", command: [], entrypoint: null },
  ...basics(),
  ...networking(),
  ...storage(),
  ...resources(),
  ...security(),
  health: { test: [], interval: 0, timeout: 0, startPeriod: 0, startInterval: 0, retries: 0 },
  logDriver: "",
  logOptions: {},
});

const basics = () => ({
  ...{ tty: false, interactive: false, detach: true, attach: [], remove: false, init: null },
  ...{ restart: { policy: "no", maximumRetries: 0 }, stopSignal: "", stopTimeout: null },
  ...{ hostname: "", domainname: "", user: "", workdir: "", env: [], labels: {}, annotations: {} },
});

const networking = () => ({
  ...{ publish: [], publishAll: false, expose: [], networks: [], links: [] },
  ...{ dns: [], dnsSearch: [], dnsOptions: [], extraHosts: [] },
});

const storage = () => ({
  ...{ volumes: [], mounts: [], tmpfs: {}, volumesFrom: [], volumeDriver: "" },
  ...{ storageOptions: {}, readOnly: false, shmSize: null },
});

const resources = () => ({
  ...{ memory: null, memoryReservation: null, memorySwap: null, memorySwappiness: null },
  ...{ nanoCpus: null, cpuShares: null, cpuPeriod: null, cpuQuota: null },
  ...{ cpuRealtimePeriod: null, cpuRealtimeRuntime: null, cpusetCpus: "", cpusetMems: "" },
  ...{ pidsLimit: null, ulimits: [], oomKillDisable: false, oomScoreAdj: null },
  ...{ blkioWeight: null, blkioWeightDevices: [], deviceReadBps: [], deviceWriteBps: [] },
  ...{ deviceReadIops: [], deviceWriteIops: [], devices: [], deviceRequests: [] },
  ...{ deviceCgroupRules: [], cgroupParent: "" },
});

const security = () => ({
  ...{ privileged: false, capAdd: [], capDrop: [], securityOptions: [], userns: "", pid: "", ipc: "" },
  ...{ uts: "", cgroupns: "", groupAdd: [], sysctls: {}, runtime: "", isolation: "" },
});
