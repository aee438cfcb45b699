import { ptAccess } from './pt/access';
import { ptChoose } from './pt/choose';
import { ptConfirm } from './pt/confirm';
import { ptCrash } from './pt/crash';
import { ptEnter } from './pt/enter';
import { ptErrors } from './pt/errors';
import { ptHosts } from './pt/hosts';
import { ptKeep } from './pt/keep';
import { ptPoster } from './pt/poster';
import { ptPractice } from './pt/practice';
import { ptRegistration } from './pt/registration';
import { ptReport } from './pt/report';
import { ptScan } from './pt/scan';
import { ptSimulator } from './pt/simulator';
import { ptUndo } from './pt/undo';
import type { Texts } from './texts';

/**
 * Portuguese of Brazil; the reader is “você”, texts with a site say “unidade” in front of its name, so that no name needs an
 * article. Zero counts as one (“0 equipamento”). The form for millions is left out: nothing here is counted that far. The words:
 * host equipamento, host ID ID do equipamento, site unidade, phone celular, to register registrar, to scan escanear;
 * being set up sendo configurado, ready pronto, the set-up that IT made configuração, a setting ajuste;
 * to call home fazer contato, to take back desfazer o registro, by itself automaticamente, how it stands como está;
 * IT a TI (nobody in Brazil says IT), help desk suporte, to sign in entrar com a conta, the management system sistema central;
 * to survive a broken host continuar funcionando mesmo se um equipamento quebrar, in two words ID em duas palavras,
 * reference referência, receipt comprovante, pairing key chave de pareamento, tag etiqueta NFC, practice treino,
 * needs attention precisa de atenção.
 * “tentar de novo” stands only where trying again can help; elsewhere it is “mais uma vez”.
 */
export const pt: Texts = {
  language: 'pt',
  direction: 'ltr',
  access: ptAccess,
  errors: ptErrors,
  crash: ptCrash,
  registration: ptRegistration,
  scan: ptScan,
  hosts: ptHosts,
  keep: ptKeep,
  undo: ptUndo,
  poster: ptPoster,
  practice: ptPractice,
  report: ptReport,
  simulator: ptSimulator,
  common: {
    skip: 'Ir para o conteúdo',
    start: 'Ir para o início',
    reference: 'Referência',
    problem: 'Há um problema',
    hostId: 'ID do equipamento',
    hostIdEnd: 'O ID termina em',
    productName: 'Registro de equipamentos',
    language: 'Idioma',
  },
  banners: {
    simulator: 'Modo de treino: nada é registrado de verdade.',
    simulatorLink: 'Simulador',
    open: 'Acesso aberto: qualquer pessoa que abrir esta página pode registrar equipamentos.',
  },
  support: {
    title: 'Precisa de ajuda?',
    call: (phone) => `Ligar para ${phone}`,
    write: (email) => `Escrever para ${email}`,
  },
  legal: {
    imprint: 'Aviso legal',
    privacy: 'Privacidade',
    terms: 'Termos de uso',
    accessibility: 'Acessibilidade',
  },
  enter: ptEnter,
  choose: ptChoose,
  confirm: ptConfirm,
  notFound: {
    title: 'Esta página não existe',
    sentence: 'Escaneie de novo o código QR na tela do equipamento ou comece digitando o ID.',
  },
  unavailable: {
    title: 'Ainda não está disponível',
  },
};
