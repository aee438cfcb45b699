import { defineSites } from './lib/sites/define-sites';

/** Only because a sample must not grow old: in your own config write days, so that a pull request shows them. */
const inHalfAYear = new Date(Date.now() + 180 * 24 * 60 * 60_000).toISOString().slice(0, 10);

/**
 * The sample: an invented retailer whose sites together use every option. Every option is described in docs/sites.md.
 * Two more sites are rows of sites.csv. `npm run sites:compile` checks all of it, and says everything that is wrong at once.
 */
export default defineSites({
  company: {
    name: 'Juniper & Rye',
    productName: 'Host registration',
    logo: '/brand/logo.svg',
    logoDark: '/brand/logo-dark.svg',
    icon: { png: '/brand/icon.png', svg: '/brand/icon.svg' },
    colors: {
      primary: '#0f5c4a',
      accent: '#c8642b',
      link: '#0f5c4a',
      ground: '#f5f3ee',
      dark: { accent: '#e08a4f' },
    },
    corners: 'round',
    footer: { en: 'For people who work at Juniper & Rye.', de: 'Für alle, die bei Juniper & Rye arbeiten.' },
    links: {
      imprint: 'https://www.example.com/imprint',
      privacy: { en: 'https://www.example.com/privacy', de: 'https://www.example.com/datenschutz' },
      terms: 'https://www.example.com/terms',
      accessibility: 'https://www.example.com/accessibility',
    },
    texts: {
      en: { 'choose.search.hint': 'Name, street, town or the number on your till receipt' },
      de: { 'choose.search.hint': 'Name, Straße, Ort oder die Nummer auf dem Kassenbon' },
    },
    support: {
      name: 'Store Systems Help Desk',
      phone: '+1 303 555 0142',
      email: 'store-systems@example.com',
      hours: 'Every day 06:00–22:00 Mountain Time',
    },
  },

  // A demo is open: anyone who reaches the page may register. In production leave 'open' out, here and at the sites, and
  // keep what you need of the rest, e.g. modes: ['link', 'pin'].
  access: {
    modes: ['open', 'link'],
    links: [
      // One rollout, three shops, no more than one host each and two to spare.
      {
        id: 'spring',
        sites: ['denver-snow-st', 'boulder-pearl-st', 'fort-collins-old-town'],
        expires: inHalfAYear,
        maxHosts: 5,
      },
      // Codes that hang in the warehouse: whoever scans one types its PIN besides, and IT says yes to each host. Version
      // 2, because a picture of the first ones was passed around.
      {
        id: 'warehouse',
        tags: { format: 'warehouse' },
        expires: inHalfAYear,
        maxHosts: 16,
        approval: true,
        pin: 'scrypt$15$c2FtcGxlLXNhbHQtd2gtMQ$bm8tcGluLWZpdHMtdGhpcy1zYW1wbGUtaGFzaC0wMDE',
        version: 2,
      },
    ],
    signOn: {
      issuer: 'https://login.example.com/juniper-rye',
      clientId: 'edge-registration',
      scopes: ['groups'],
      roles: [
        { claim: 'groups', value: 'store-systems', role: 'it' },
        { claim: 'groups', value: 'installers-ca', role: 'operator', tags: { country: 'ca' } },
      ],
      privateNetwork: false,
    },
  },

  // Taken out after a flood in the stock room; should somebody switch it on again, it is not let in.
  blockedHosts: ['edge-0a3d5e7f91b2c4d6e8f0a1b3c5d7e9f1'],

  // Addresses and secrets are in the environment; here are only the names of the variables.
  webhooks: [
    {
      id: 'store-systems',
      addressFrom: 'WEBHOOK_OPS_URL',
      secretFrom: 'WEBHOOK_OPS_SECRET',
      tell: ['approval_wanted', 'registration_failed', 'host_stuck', 'too_many_failures', 'second_site', 'undo_wanted'],
      privateNetwork: false,
    },
  ],
  audit: { keepDays: 400 },
  security: {
    contact: 'mailto:security@example.com',
    expires: inHalfAYear,
    policy: 'https://www.example.com/security',
  },

  // Only because the simulator can do both: no Palette of today can (docs/sites.md).
  palette: { virtualizedEdge: true, containerizedEdge: true },

  profileSets: {
    store: {
      infra: 'edge-infra@1.3.0',
      addOns: ['store-base@3.1.0', 'kiosk@1.0.0', 'monitoring@2.4.1'],
      variables: { 'store-base': { priority: 5, region: 'us' } },
    },
    warehouse: {
      infra: 'edge-infra@1.2.0',
      addOns: ['store-base@3.1.0', 'camera-analytics@0.9.2', 'monitoring@2.4.1'],
      variables: { 'store-base': { priority: 9, region: 'us' } },
    },
    'all-in-one': { full: 'edge-full@2.0.0' },
    // The layers below differ where nodes are machines or containers.
    machines: { infra: 'libvirt-infra@1.0.0', addOns: ['store-base@3.1.0'] },
    containers: { infra: 'container-infra@1.0.0', addOns: ['store-base@3.1.0'] },
  },

  defaults: {
    profileSet: 'store',
    timeZone: 'America/Denver',
    architecture: 'amd64',
    addressing: 'dhcp',
    topology: { controlPlane: 1, controlPlaneRunsWork: true, workerPool: true, maxHosts: 6 },
    ntpServers: ['time.example.com', '10.0.0.123'],
    sshKeys: ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAmlaUNrvs5UN4zJjv1ffgaUL1Bb9pxe6CRAYuFbV7+k store-systems'],
    tags: { brand: 'juniper-rye', country: 'us' },
    // What `npm run sites -- user-data` puts on hosts of every site before they are sent there.
    staging: {
      nameservers: ['10.0.0.53'],
      caCerts: ['staging/sample-root.pem'],
      users: [
        {
          name: 'store-systems',
          sshKeys: ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAmlaUNrvs5UN4zJjv1ffgaUL1Bb9pxe6CRAYuFbV7+k store-systems'],
        },
      ],
    },
  },

  // Between the defaults and the sites of a region. Whatever one site says wins.
  regions: {
    pacific: { timeZone: 'America/Los_Angeles' },
    canada: {
      timeZone: 'America/Toronto',
      // Of posters and labels. On screen every operator chooses.
      language: 'fr',
      // The Canadian stores have a Palette project of their own, and reach it through a proxy.
      projectUid: '66aa00000000000000000002',
      tags: { country: 'ca' },
      variables: { 'store-base': { region: 'ca' } },
      staging: {
        proxy: {
          http: 'http://proxy.ca.example.com:3128',
          https: 'http://proxy.ca.example.com:3128',
          no: ['10.0.0.0/8', '.example.com'],
        },
      },
    },
  },

  sites: [
    {
      id: 'denver-snow-st',
      name: 'Denver – Snow St',
      address: '1200 Snow Street, Denver, CO 80202',
      // What the shop's people call it by: the search finds "104" as well.
      number: '0104',
      location: { latitude: 39.7478, longitude: -104.9995 },
      endpoint: { vip: '10.12.4.10' },
      // Checks that the VIP lies in the shop's network, and that its DHCP server hands it to nobody else.
      network: { subnet: '10.12.4.0/24', gateway: '10.12.4.1', dhcp: ['10.12.4.100-10.12.4.199'] },
      variables: { 'store-base': { store_number: '0104' } },
    },
    {
      id: 'boulder-pearl-st',
      name: 'Boulder – Pearl St',
      address: '1440 Pearl Street, Boulder, CO 80302',
      number: '0107',
      location: { latitude: 40.0185, longitude: -105.2766 },
      endpoint: { vip: '10.12.7.10' },
      // A wall cabinet with room for one host: no worker pool, so a second host is refused.
      topology: { workerPool: false, maxHosts: 1 },
      variables: { 'store-base': { store_number: '0107' } },
      tags: { format: 'corner-shop' },
    },
    {
      id: 'fort-collins-old-town',
      name: 'Fort Collins – Old Town',
      address: '18 Linden Street, Fort Collins, CO 80524',
      location: { latitude: 40.5878, longitude: -105.0761 },
      endpoint: { ddns: 'edge-0112', searchDomain: 'stores.example.com' },
      variables: { 'store-base': { store_number: '0112' } },
    },
    {
      id: 'salt-lake-gateway',
      name: 'Salt Lake City – Gateway',
      address: '400 West 100 South, Salt Lake City, UT 84101',
      location: { latitude: 40.7683, longitude: -111.9044 },
      endpoint: { vip: '10.12.21.10' },
      // Waits until three hosts are there, then makes one cluster; hosts four to six join as workers.
      topology: { controlPlane: 3 },
      variables: { 'store-base': { store_number: '0121' } },
    },
    {
      id: 'phoenix-roosevelt-row',
      name: 'Phoenix – Roosevelt Row',
      address: '905 North 3rd Street, Phoenix, AZ 85004',
      location: { latitude: 33.4581, longitude: -112.0697 },
      timeZone: 'America/Phoenix',
      endpoint: { vip: '10.12.33.10' },
      // No DHCP in this mall: the app hands these out, one per host, lowest free first.
      addressing: {
        nic: 'eth0',
        subnetMask: '255.255.255.0',
        gateway: '10.12.33.1',
        dns: ['10.12.33.2', '10.0.0.53'],
        addresses: ['10.12.33.21-10.12.33.24', '10.12.33.30'],
      },
      topology: { maxHosts: 5 },
      variables: { 'store-base': { store_number: '0133' } },
    },
    {
      id: 'reno-distribution',
      name: 'Reno – Distribution Center',
      address: '2555 Portofino Drive, Reno, NV 89512',
      location: { latitude: 39.5501, longitude: -119.7894 },
      region: 'pacific',
      profileSet: 'warehouse',
      endpoint: { vip: '10.14.0.10' },
      topology: { controlPlane: 5, controlPlaneRunsWork: false, maxHosts: 16 },
      access: {
        modes: ['open', 'link', 'pin'],
        // Made by `npm run sites -- pin`; this one is invented, no PIN fits it.
        pin: 'scrypt$15$c2FtcGxlLXNhbHQtcm4tMQ$bm8tcGluLWZpdHMtdGhpcy1zYW1wbGUtaGFzaC0wMDI',
      },
      // The distribution centre's network is renumbered now and then; nodes talk over an overlay that stays.
      overlay: { cidr: '100.64.192.0/23' },
      sshKeys: [
        'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAmlaUNrvs5UN4zJjv1ffgaUL1Bb9pxe6CRAYuFbV7+k store-systems',
        'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAZyOI22rp/nU+u14+Z2qjY5h7JR89tSeYBKYcAQw8kh logistics',
      ],
      variables: { 'store-base': { store_number: '9001' } },
      tags: { format: 'warehouse', tier: 'gold' },
    },
    {
      id: 'seattle-ballard',
      name: 'Seattle – Ballard',
      address: '5333 Ballard Avenue NW, Seattle, WA 98107',
      location: { latitude: 47.6663, longitude: -122.3836 },
      region: 'pacific',
      architecture: 'arm64',
      // Small arm64 hosts. Their infra profile is pinned by UID; the add-ons are the usual ones.
      profiles: {
        infra: { uid: '628ce30a7c90b5915b37a802' },
        addOns: ['store-base@3.1.0'],
        variables: { 'store-base': { region: 'us', store_number: '0140' } },
      },
      endpoint: { vip: '10.12.40.10' },
      // Hosts come here with a key set by their maker, which the operator may type in.
      access: { pairingKey: 'optional', onlyExpectedHosts: false },
    },
    {
      id: 'portland-hawthorne',
      name: 'Portland – Hawthorne',
      address: '3552 SE Hawthorne Boulevard, Portland, OR 97214',
      location: { latitude: 45.512, longitude: -122.6277 },
      region: 'pacific',
      // Was set up by hand before this app; its cluster is taken over, under the name it has.
      clusterName: 'pdx-hawthorne-edge',
      // Its id before the street's name was put into all of them: the check knows that it is no new site.
      renamedFrom: 'portland',
      adoptExistingCluster: true,
      endpoint: { vip: '10.12.44.10' },
      variables: { 'store-base': { store_number: '0144' } },
    },
    {
      id: 'austin-south-congress',
      name: 'Austin – South Congress',
      address: '1609 South Congress Avenue, Austin, TX 78704',
      location: { latitude: 30.2475, longitude: -97.7502 },
      timeZone: 'America/Chicago',
      profileSet: 'all-in-one',
      endpoint: { ddns: 'edge-0151.stores.example.com' },
    },
    {
      id: 'montreal-mile-end',
      name: 'Montréal – Mile End',
      address: '5347 avenue du Parc, Montréal, QC H2V 4G9',
      location: { latitude: 45.5231, longitude: -73.6005 },
      region: 'canada',
      // Its installers may sign in.
      access: { modes: ['open', 'link', 'sign_in'] },
      endpoint: { vip: '10.20.1.10' },
      variables: { 'store-base': { store_number: '0201' } },
    },
    {
      id: 'santa-fe-plaza',
      name: 'Santa Fe – Plaza',
      address: '66 East San Francisco Street, Santa Fe, NM 87501',
      location: { latitude: 35.6873, longitude: -105.9384 },
      endpoint: { vip: '10.12.61.10' },
      // The first host runs the site. Whoever registers a later one is asked which it is, unless hosts.csv says so.
      poolQuestion: {
        en: 'Is this the till computer or the camera server?',
        de: 'Ist das der Kassenrechner oder der Kamera-Server?',
        es: '¿Es el ordenador de la caja o el servidor de las cámaras?',
      },
      pools: [
        {
          name: 'tills',
          label: { en: 'The till computer', de: 'Der Kassenrechner', es: 'El ordenador de la caja' },
          labels: { 'juniper-rye.example/use': 'till' },
          // A till is replaced by night, one after the other, and never is there one less.
          update: 'expand-first',
          repaveSeconds: 600,
          maxHosts: 4,
        },
        {
          name: 'cameras',
          label: { en: 'The camera server', de: 'Der Kamera-Server', es: 'El servidor de las cámaras' },
          labels: { 'juniper-rye.example/use': 'cameras' },
          annotations: { 'juniper-rye.example/owner': 'Loss prevention' },
          // Nothing but the camera software may run there.
          taints: [{ key: 'juniper-rye.example/use', value: 'cameras', effect: 'NoSchedule' }],
          architecture: 'amd64',
          update: { maxSurge: 0, maxUnavailable: 1 },
        },
      ],
      variables: { 'store-base': { store_number: '0161' } },
      // The till's software is kept on a shorter leash than elsewhere.
      packs: {
        'store-base': { 'point-of-sale': { values: 'replicas: 2\n', manifests: { quota: 'kind: ResourceQuota\n' } } },
      },
      // What Palette does by itself, at times of Denver, and who may look in from there.
      policies: {
        scans: { security: '0 3 * * 6', penetration: '0 4 * * 6', conformance: '0 5 1 * *' },
        backup: {
          location: 'store-backups',
          schedule: '30 2 * * *',
          prefix: 'nightly',
          keep: '30 days',
          namespaces: ['point-of-sale'],
          disks: true,
          clusterResources: 'auto',
        },
      },
      remoteAccess: { temporaryUser: true },
    },
    {
      id: 'flagstaff-route-66',
      name: 'Flagstaff – Route 66',
      address: '1 East Route 66, Flagstaff, AZ 86001',
      location: { latitude: 35.1975, longitude: -111.6492 },
      timeZone: 'America/Phoenix',
      endpoint: { vip: '10.12.66.10' },
      // Two hosts that stand in for each other; there is never a third. Its image is built for that.
      topology: { controlPlane: 2, workerPool: false, maxHosts: 2 },
      variables: { 'store-base': { store_number: '0166' } },
    },
    {
      id: 'boise-distribution',
      name: 'Boise – Distribution Center',
      address: '6200 South Federal Way, Boise, ID 83716',
      location: { latitude: 43.5446, longitude: -116.1503 },
      profileSet: 'machines',
      endpoint: { vip: '10.14.16.10' },
      // Two appliances of an older kind: the nodes are virtual machines on them.
      kind: 'virtualized',
      virtualization: {
        appliances: 2,
        controlPlane: {
          count: 3,
          cpus: 4,
          memoryMb: 8192,
          rootDiskGb: 60,
          cpuSet: '2-9,^6',
          // Work goes to the workers first.
          taints: [{ key: 'juniper-rye.example/use', value: 'control', effect: 'PreferNoSchedule' }],
        },
        workers: {
          count: 2,
          cpus: 8,
          memoryMb: 16384,
          rootDiskGb: 60,
          disks: [{ sizeGb: 100, managed: false }],
          labels: { 'juniper-rye.example/use': 'stock' },
          // There is no room for a third while one is replaced.
          update: 'contract-first',
        },
        placement: {
          networkType: 'bridge',
          networks: ['br0'],
          imagePool: 'ehl_images',
          targetPool: 'ehl_images',
          dataPool: 'ehl_data',
        },
        // The second appliance has its card for machines in another slot.
        placements: { 'edge-jr-0188-b': { networks: ['br1'] } },
      },
      // Palette patches nothing at sites of other kinds.
      policies: { osPatch: { schedule: '0 3 * * 0', onBoot: false, rebootIfRequired: true } },
    },
    {
      id: 'tucson-airport-kiosk',
      name: 'Tucson – Airport Kiosk',
      address: '7250 South Tucson Boulevard, Tucson, AZ 85756',
      location: { latitude: 32.1147, longitude: -110.9381 },
      timeZone: 'America/Phoenix',
      profileSet: 'containers',
      // Nodes in containers, of an older kind as well: Palette is told hosts and SSH keys, and no address.
      kind: 'containerized',
      topology: { workerPool: false, maxHosts: 1 },
    },
    {
      id: 'denver-union-station',
      name: 'Denver – Union Station',
      address: '1701 Wynkoop Street, Denver, CO 80202',
      location: { latitude: 39.753, longitude: -105.0002 },
      movedTo: 'denver-snow-st',
      endpoint: { vip: '10.12.3.10' },
    },
    {
      id: 'albuquerque-nob-hill',
      name: 'Albuquerque – Nob Hill',
      address: '3501 Central Avenue NE, Albuquerque, NM 87106',
      location: { latitude: 35.0795, longitude: -106.6052 },
      closed: true,
      // When it opens again: profiles and their order come from a template in Palette.
      clusterTemplate: { uid: '66cc00000000000000000001' },
      endpoint: { vip: '10.12.18.10' },
    },
  ],
});
