import type { Texts } from '../texts';

/** The poster on the door of a site. */
export const ptPoster: Texts['poster'] = {
  title: 'Configurar um novo equipamento',
  lead: 'Você precisa do equipamento com os cabos, de uma tela e do celular.',
  siteNumber: (number) => `Unidade número ${number}`,
  codeTitle: 'Escaneie este código com a câmera do celular',
  codeHint: 'Ele abre a página desta unidade.',
  orType: 'Ou digite este endereço no navegador:',
  steps: {
    connect:
      'Conecte ao equipamento uma tela e o cabo de rede. Depois coloque o cabo de energia na tomada e ligue o equipamento.',
    wait: 'Aguarde cerca de dois minutos, até a tela do equipamento mostrar um código QR.',
    open: 'Escaneie o código deste cartaz com a câmera do celular e abra a página.',
    scan: (action) => `Nessa página, toque em “${action}”. Aponte o celular para o código na tela do equipamento.`,
    confirm:
      'A página mostra o equipamento e a unidade. Os dois estão certos? Então toque no botão que começa com “Sim”.',
    leave: (ready) => `Deixe tudo ligado até a página mostrar “${ready}”. Depois disso, não há mais nada a fazer.`,
  },
  trouble: {
    title: 'Se algo não funcionar',
    noCode:
      'Não há código na tela? Verifique os cabos e aguarde mais dois minutos. Ou digite o ID na página: ele está depois de “MachineID”.',
    noPage:
      'A página não abre? Verifique o sinal do celular e escaneie mais uma vez. Escanear duas vezes não causa problema.',
    problem: 'A página mostra um problema? Faça o que ela diz e deixe o equipamento ligado.',
    help: 'Nada resolve? Peça ajuda:',
    tell: 'Informe a unidade e o final do ID do equipamento.',
  },
};
