import type { Texts } from '../texts';

export const ptSimulator: Texts['simulator'] = {
  title: 'Simulador de equipamentos',
  introduction:
    'Estas telas fazem o papel das telas de equipamentos reais. Escaneie um código com um celular ou abra-o aqui mesmo.',
  newHost: 'Ligar um novo equipamento',
  smallHost: 'Ligar um fraco demais',
  starting: 'Ligando…',
  none: 'Nenhum equipamento está ligado ainda.',
  open: 'Abrir o que o código diz',
  status: 'Como está',
  console: (hostId) => `Tela de ${hostId}`,
  qr: (url) => `Código QR: ${url}`,
  scan: 'Escaneie este código para registrar o equipamento.',
  palette: 'O que está no Palette',
  hosts: 'Equipamentos',
  clusters: 'Clusters',
  nothing: 'Nada ainda.',
};
