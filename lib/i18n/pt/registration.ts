import { pluralOf } from '../plural';
import type { Texts } from '../texts';

const plural = pluralOf('pt');

type Registration = Texts['registration'];
type StateValues = Parameters<Registration['states']['queued']['sentence']>[0];

/** “3 equipamentos estão sendo registrados aqui, e o seu é um deles. Isto leva alguns segundos.” */
function company({ together }: StateValues): string {
  return together > 1 ? `${together} equipamentos estão sendo registrados aqui, e o seu é um deles. ` : '';
}

function goesOn({ hasToWait, isLate }: StateValues, usually: string): string {
  if (isLate) return 'Está demorando mais do que deveria.';
  return hasToWait ? 'É preciso esperar a vez.' : usually;
}

function turn(seconds: number): string {
  if (seconds <= 10) return 'Sua vez chega em poucos segundos.';
  if (seconds < 95) return `Sua vez chega em cerca de ${Math.ceil(seconds / 10) * 10} segundos.`;
  return `Sua vez chega em cerca de ${Math.round(seconds / 60)} minutos.`;
}

export const ptRegistration: Registration = {
  states: {
    waiting_for_approval: {
      title: 'Aguardando a TI',
      sentence: ({ site }) =>
        `Perguntamos à TI se este equipamento pode ser configurado na unidade ${site}. Nada é feito antes da resposta.`,
    },
    queued: {
      title: 'Recebido',
      sentence: (values) => company(values) + goesOn(values, 'Já vai chegar a vez deste equipamento.'),
    },
    registering: {
      title: 'Registrando o equipamento',
      sentence: (values) => company(values) + goesOn(values, 'Isto leva alguns segundos.'),
    },
    waiting_for_hosts: {
      title: 'Registrado',
      sentence: ({ missing }) =>
        plural(missing, {
          one: 'Ainda falta um equipamento aqui. Agora escaneie o código QR dele; o resto começa automaticamente.',
          other: `Ainda faltam ${missing} equipamentos aqui. Agora escaneie o código QR de cada um; o resto começa automaticamente.`,
        }),
    },
    joining: {
      title: 'Registrado',
      sentence: (values) =>
        company(values) + goesOn(values, `O equipamento está sendo incluído na unidade ${values.site}.`),
    },
    setting_up: {
      title: 'Sendo configurado',
      sentence: () => 'Tudo continua automaticamente. Deixe o equipamento ligado e conectado à rede.',
    },
    ready: {
      title: 'Pronto',
      sentence: ({ site }) => `Este equipamento já está funcionando na unidade ${site}. Não há mais nada a fazer.`,
    },
    needs_attention: {
      title: 'Precisa de atenção',
      sentence: () => 'O equipamento está seguro como está. Deixe-o ligado.',
    },
  },
  turn,
  calling: {
    title: 'Registrado',
    sentence: 'Agora o equipamento precisa fazer contato. Deixe-o ligado e conectado à rede.',
  },
  silent: {
    title: 'O equipamento ainda não fez contato',
    sentence: 'Ele está registrado, mas ainda não recebemos notícias dele. Verifique três coisas.',
    usually: 'Normalmente em até 5 minutos.',
  },
  slow: {
    title: 'Ainda sendo configurado',
    sentence: 'Está demorando mais do que o normal. Deixe o equipamento ligado e conectado à rede.',
    help: 'Se não estiver pronto em mais uma hora, peça ajuda.',
  },
  weak: {
    title: 'Este equipamento pode ser fraco demais',
    sentence: 'Assim ele provavelmente não vai ficar pronto. Deixe-o ligado e avise a TI.',
    help: 'Ligue agora: a TI decide se você recebe outro equipamento.',
    cpus: (has, needs) =>
      plural(has, {
        one: `Este equipamento tem ${has} processador; são necessários ${needs}.`,
        other: `Este equipamento tem ${has} processadores; são necessários ${needs}.`,
      }),
    memory: (has, needs) => `Este equipamento tem ${has} GB de memória; são necessários ${needs} GB.`,
    disk: (has, needs) => `Este equipamento tem um disco de ${has} GB; são necessários ${needs} GB.`,
  },
  changing: {
    title: 'Sendo alterado',
    sentence: 'Este equipamento já estava pronto. Algo está sendo alterado aqui; tudo continua automaticamente.',
  },
  leaving: { title: 'Sendo retirado pela TI', sentence: 'Em breve ele não pertencerá mais a esta unidade.' },
  removed: { title: 'Retirado pela TI', sentence: 'Ele não pertence mais a esta unidade.' },
  unfinished: { title: 'Ainda não terminou', sentence: 'O que já foi feito está guardado.' },
  progress: 'Andamento',
  steps: {
    asked: {
      title: 'A TI foi consultada',
      done: 'A TI respondeu',
      hint: 'Esta página continua automaticamente assim que a TI responder.',
    },
    registered: { title: 'O equipamento é registrado', done: 'Registrado', hint: 'Leva alguns segundos.' },
    called_home: {
      title: 'O equipamento faz contato',
      done: 'O equipamento fez contato',
      hint: 'Normalmente em até 5 minutos. Ele está ligado e com o cabo de rede encaixado?',
    },
    set_up: {
      title: 'O equipamento é configurado',
      done: 'Configurado',
      hint: 'Normalmente de 20 a 40 minutos. O equipamento pode reiniciar e a tela pode apagar: isso é normal.',
    },
    ready: { title: 'Pronto', done: 'Pronto', hint: '' },
  },
  took: (time) => `levou ${time}`,
  after: (time) => `após ${time}`,
  soFar: (time) => `Até agora: ${time}`,
  // The moment may be an hour or a date, which take different articles after “desde”.
  soFarSince: (moment, time) => `Início: ${moment}. Até agora: ${time}`,
  waitsForHosts: 'Começa assim que todos os equipamentos desta unidade estiverem aqui.',
  status: { done: 'Feito', current: 'Agora', upcoming: 'A seguir' },
  hosts: 'Equipamentos nesta unidade',
  hostsHere: (present, needed) => {
    const hosts = plural(needed, { one: `${needed} equipamento`, other: `${needed} equipamentos` });
    return `Há ${present} de ${hosts} aqui`;
  },
  survives: (missing, broken) => {
    const goesOn = `esta unidade continua funcionando mesmo se ${plural(broken, {
      one: 'um equipamento quebrar',
      other: `${broken} equipamentos quebrarem`,
    })}.`;
    if (missing === 0) return `Todos estão aqui: quando estiverem prontos, ${goesOn}`;
    return `${plural(missing, { one: 'Com mais um', other: `Com mais ${missing}` })}, ${goesOn}`;
  },
  checks: {
    title: 'Três coisas para verificar',
    cable: {
      title: 'O cabo de rede está encaixado?',
      text: 'Empurre as duas pontas até ouvir um clique. A luzinha ao lado do cabo deve ficar acesa ou piscar.',
    },
    power: {
      title: 'O equipamento está ligado?',
      text: 'Deve haver uma luz acesa no equipamento. Se não houver, verifique o cabo de energia e aperte uma vez o botão de ligar.',
    },
    screen: {
      title: 'A tela do equipamento mostra este ID?',
      text: (end) =>
        `A linha que começa com “MachineID” deve terminar em ${end}. Se não terminar, você registrou outro equipamento: peça ajuda.`,
    },
    next: 'Tudo está certo, e ele ainda não fez contato? Então peça ajuda.',
  },
  lastChecked: 'Última verificação: {age}',
  offline: 'Sem conexão. Esta página continua automaticamente assim que a conexão voltar.',
  closeable:
    'Você pode fechar esta página. Para ver de novo, procure no histórico do navegador ou digite o ID do equipamento.',
  goOn: { sentence: 'Talvez isto tenha parado no meio.', action: 'Continuar' },
  again: 'Tentar de novo',
  againAfterFix: 'Já resolveu? Tentar de novo',
  host: 'Equipamento',
  site: 'Unidade',
  unknown: {
    title: 'Não registrado aqui',
    sentence: 'Ninguém registrou este equipamento ainda, ou você não pode ver isso aqui. Registrar leva um minuto.',
    action: 'Registrar este equipamento',
    prove: 'Foi você que registrou? Então mostre quem você é, e esta página diz como está.',
  },
};
