import { fixedText } from '../error-text';
import type { Texts } from '../texts';

const callHelpThen = 'ligue para o suporte e informe a referência abaixo.';
const callHelp = 'Ligue para o suporte e informe a referência abaixo.';
const waitAndRetry = 'Aguarde um minuto e tente de novo. Enviar duas vezes não causa problema.';

function sayWait(seconds: string | undefined): string {
  if (seconds === undefined) return 'um minuto';
  return seconds === '1' ? 'um segundo' : `${seconds} segundos`;
}

export const ptErrors: Texts['errors'] = {
  host_id_missing: fixedText(
    'Ainda falta o ID do equipamento.',
    'Escaneie o código QR na tela do equipamento ou digite o ID que está abaixo dele.',
  ),
  host_id_invalid: fixedText(
    'Isto não parece ser o ID de um equipamento.',
    'Compare com a tela do equipamento, letra por letra. Um ID tem letras, números, - e _, mas não tem espaços.',
  ),
  host_id_filler: fixedText(
    'Este equipamento não tem um ID próprio: o fabricante deixou o campo vazio, e todos desse tipo parecem iguais.',
    'Por enquanto, deixe este equipamento como está. Peça à TI que dê um nome a ele no ajuste stylus.site.name e depois escaneie de novo.',
  ),
  host_id_reserved: fixedText(
    'Esta palavra não pode ser o ID de um equipamento.',
    'Compare com a tela do equipamento. Se for igual, peça à TI para mudar o ajuste stylus.site.name.',
  ),
  host_blocked: fixedText(
    'A TI retirou este equipamento de uso.',
    `Deixe-o desligado. Se ele deve voltar a ser usado, ${callHelpThen}`,
  ),
  host_not_expected: fixedText(
    'A TI não espera este equipamento nesta unidade.',
    `Verifique se você escaneou o equipamento certo e escolheu a unidade certa. Se estiver tudo certo, ${callHelpThen}`,
  ),
  host_name_invalid: fixedText(
    'Este nome não pode ser usado para o equipamento.',
    'Use até 63 letras sem acento nem ç, números, pontos e hifens, com letra ou número no começo e no fim, ou deixe vazio.',
  ),
  site_missing: fixedText('Falta escolher a unidade.', 'Escolha a unidade onde este equipamento está.'),
  site_unknown: fixedText(
    'Não conhecemos esta unidade.',
    'Busque por nome, rua ou cidade. Se ela não aparecer, ligue para o suporte.',
  ),
  site_closed: fixedText(
    'Esta unidade está fechada, e nenhum equipamento pode ser registrado nela.',
    'Escolha outra unidade. Se esta já reabriu, ligue para o suporte.',
  ),
  site_moved: {
    sentence: ({ to }) => (to === undefined ? 'Esta unidade mudou de lugar.' : `Esta unidade mudou para ${to}.`),
    nextStep: ({ to }) =>
      to === undefined ? 'Escolha a nova unidade.' : `Escolha ${to} se o equipamento estiver nessa unidade.`,
  },
  query_invalid: fixedText(
    'Não conseguimos ler este endereço.',
    'Volte ao início e escaneie o equipamento mais uma vez.',
  ),
  body_too_large: fixedText(
    'O formulário era maior do que o permitido.',
    'Volte ao início e preencha o formulário mais uma vez.',
  ),
  body_invalid: fixedText('Não conseguimos ler o formulário.', 'Volte ao início e preencha o formulário mais uma vez.'),
  content_type_unsupported: fixedText(
    'O formulário foi enviado de um jeito que não conseguimos ler.',
    'Abra esta página no navegador do celular e envie mais uma vez.',
  ),
  cross_origin: fixedText(
    'O formulário foi enviado de outra página da internet, então nada foi feito.',
    'Escaneie o código QR na tela do equipamento e registre o equipamento na página que se abrir.',
  ),
  timer_refused: fixedText(
    'Este endereço é só para o temporizador deste app, que conhece o segredo dele.',
    'Não há nada a fazer aqui. A TI define o segredo: veja docs/operating.md.',
  ),
  not_registered: fixedText('Este equipamento não está registrado aqui.', 'Registre agora: leva um minuto.'),

  access_needed: fixedText(
    'Ainda não sabemos se você pode registrar equipamentos.',
    'Escaneie mais uma vez o código QR na tela do equipamento com a câmera do celular.',
  ),
  form_expired: fixedText(
    'Esta página ficou aberta por tempo demais, então nada foi enviado.',
    'Escaneie mais uma vez o código QR na tela do equipamento com a câmera do celular.',
  ),
  link_invalid: fixedText(
    'O código que você escaneou não vale aqui.',
    'Escaneie mais uma vez a tela do equipamento. Se isto aparecer outra vez, ligue para o suporte: o código pode ter sido trocado.',
  ),
  link_expired: fixedText(
    'O código que você escaneou venceu.',
    'Deixe o equipamento ligado e ligue para o suporte: eles podem liberar seu acesso de outra forma.',
  ),
  link_full: fixedText(
    'Todos os equipamentos previstos para este código já foram registrados.',
    `Deixe o equipamento ligado. ${callHelp}`,
  ),
  pin_refused: fixedText(
    'O PIN não corresponde à unidade.',
    'Verifique os dois e digite mais uma vez. O suporte pode informar o PIN da sua unidade.',
  ),
  too_many_attempts: {
    sentence: () => 'Houve tentativas demais.',
    nextStep: ({ seconds }) => `Aguarde ${sayWait(seconds)} e tente de novo.`,
  },
  too_many_requests: {
    sentence: () => 'Chegaram pedidos demais ao mesmo tempo, então nada foi feito.',
    nextStep: ({ seconds }) => `Aguarde ${sayWait(seconds)} e tente de novo. Enviar duas vezes não causa problema.`,
  },
  sign_in_failed: fixedText(
    'Não foi possível entrar com a sua conta.',
    'Comece outra vez pelo equipamento: escaneie a tela dele e depois entre com a conta.',
  ),
  sign_in_refused: fixedText(
    'Você entrou com sua conta, mas não pode registrar equipamentos.',
    `Peça essa permissão à TI ou ${callHelpThen}`,
  ),
  sign_in_unavailable: fixedText('O acesso com a conta da empresa não responde no momento.', waitAndRetry),
  pairing_key_needed: fixedText(
    'Esta unidade precisa da chave de pareamento do equipamento.',
    'Digite a chave que veio com o equipamento e envie mais uma vez.',
  ),
  pairing_key_invalid: fixedText(
    'Isto não parece ser uma chave de pareamento.',
    'Compare com a chave que veio com o equipamento, letra por letra.',
  ),
  approval_rejected: fixedText('A TI não permitiu este equipamento.', `Deixe o equipamento ligado. ${callHelp}`),
  approval_link_invalid: fixedText(
    'Este link não permite (ou não permite mais) decidir.',
    'Peça um novo ou decida pela linha de comando: veja docs/operating.md.',
  ),
  approval_not_wanted: fixedText(
    'Não há (ou não há mais) nada a decidir sobre este equipamento.',
    'Alguém já decidiu, ou o equipamento foi registrado outra vez nesse meio-tempo. A página dele mostra como está.',
  ),
  approver_missing: fixedText(
    'Precisamos saber quem decide.',
    'Digite seu nome ou entre com sua conta e envie mais uma vez.',
  ),

  undo_refused: fixedText(
    'Só o celular que registrou o equipamento pode desfazer o registro, e só durante 15 minutos.',
    `Nada foi alterado. ${callHelp}`,
  ),
  undo_too_late: fixedText(
    'O equipamento já pertence à unidade, e o registro não pode ser desfeito por aqui.',
    'Nada foi alterado. Peça à TI para desfazer: há um botão para isso na página do equipamento.',
  ),
  host_leaving: fixedText(
    'A TI está retirando este equipamento da unidade agora.',
    'Você não precisa fazer nada. Para registrá-lo de novo, aguarde alguns minutos e tente outra vez.',
  ),
  host_removed: fixedText(
    'A TI retirou este equipamento da unidade.',
    'Você não precisa fazer nada. Para usá-lo de novo, aqui ou em outra unidade, registre-o mais uma vez.',
  ),
  list_too_long: fixedText(
    'São equipamentos demais de uma vez.',
    'Registre primeiro os que estão na lista e depois continue com os outros.',
  ),
  practice_full: fixedText(
    'Há gente demais treinando agora.',
    'Aguarde alguns minutos e tente de novo. Aqui nada é de verdade.',
  ),

  cluster_ambiguous: fixedText(
    'A TI tem duas configurações para esta unidade, e não sabemos qual é a certa.',
    `Nada foi alterado. ${callHelp}`,
  ),
  cluster_deleting: fixedText(
    'A TI está removendo a configuração desta unidade agora.',
    'Deixe o equipamento ligado e tente de novo em meia hora.',
  ),
  cluster_not_ours: fixedText('A TI já usa o nome desta unidade para outra coisa.', `Nada foi alterado. ${callHelp}`),
  cluster_in_error: fixedText('A configuração desta unidade falhou.', `Deixe o equipamento ligado. ${callHelp}`),
  host_at_other_site: {
    sentence: ({ site }) =>
      site === undefined
        ? 'Este equipamento já está registrado para outra unidade.'
        : `Este equipamento já está registrado para a unidade ${site}.`,
    nextStep: ({ site }) =>
      site === undefined
        ? 'Se ele estiver mesmo aqui, ligue para o suporte: eles podem transferir o registro.'
        : `Se ele estiver na unidade ${site}, não há nada a fazer. Se estiver aqui, ligue para o suporte: eles podem transferir o registro.`,
  },
  host_in_other_cluster: fixedText(
    'Outra unidade já está usando este equipamento.',
    `Verifique se você escaneou o equipamento certo. Se for o certo, não tire o equipamento da tomada. ${callHelp}`,
  ),
  host_registered_elsewhere: fixedText(
    'Este equipamento já foi registrado fora deste app.',
    `Verifique se você escaneou o equipamento certo. Se for o certo, ${callHelpThen}`,
  ),
  host_state_unclear: fixedText(
    'Este equipamento está mudando agora, e não sabemos a que unidade ele pertence.',
    waitAndRetry,
  ),
  host_pool_missing: fixedText(
    'Nesta unidade há vários tipos de equipamento.',
    'Diga qual deles é este e registre-o mais uma vez.',
  ),
  host_pool_unknown: fixedText('Ninguém disse para que serve este equipamento nesta unidade.', callHelp),
  host_pool_full: fixedText(
    'Esta unidade já tem todos os equipamentos deste tipo que pode ter.',
    `Verifique que tipo foi indicado para este equipamento. Se estiver certo, ${callHelpThen}`,
  ),
  host_pool_unfit: fixedText(
    'Este equipamento não serve para aquilo para que foi registrado.',
    `Verifique que tipo foi indicado para este equipamento. Se estiver certo, ${callHelpThen}`,
  ),
  host_pool_awaited: fixedText(
    'O equipamento ainda não disse o que é.',
    'Ligue-o, conecte-o à rede e tente mais uma vez em um minuto.',
  ),
  site_full: {
    sentence: ({ most }) =>
      most === undefined
        ? 'Esta unidade já tem todos os equipamentos que pode ter.'
        : `Esta unidade já tem todos os equipamentos que pode ter (${most}).`,
    nextStep: () => `Verifique se você escolheu a unidade certa. Se for a certa, ${callHelpThen}`,
  },
  appliance_unfit: fixedText(
    'Este equipamento é pequeno demais para esta unidade, ou falta nele algo que a TI previu.',
    `Verifique se é o equipamento certo e a unidade certa. Se estiver tudo certo, ${callHelpThen}`,
  ),
  kind_not_supported: fixedText(
    'O sistema central não consegue configurar uma unidade deste tipo.',
    `Repetir não vai ajudar. ${callHelp}`,
  ),
  addresses_exhausted: fixedText('Não há mais endereço de rede livre para outro equipamento nesta unidade.', callHelp),

  palette_unreachable: fixedText('O sistema central não responde no momento.', waitAndRetry),
  palette_slow: fixedText('O sistema central está muito lento no momento.', waitAndRetry),
  palette_busy: fixedText('Muitos equipamentos estão sendo registrados no momento.', waitAndRetry),
  palette_answer_unreadable: fixedText('O sistema central deu uma resposta que não conseguimos ler.', waitAndRetry),
  palette_credential_refused: fixedText(
    'Este app não tem permissão para usar o sistema central no momento.',
    `Repetir não vai ajudar. ${callHelp}`,
  ),
  palette_refused: fixedText('O sistema central recusou este equipamento.', `Repetir não vai ajudar. ${callHelp}`),
  pool_change_refused: fixedText('Alguém estava alterando esta unidade no mesmo momento.', waitAndRetry),
  site_being_set_up: fixedText(
    'Esta unidade ainda está sendo configurada. O equipamento já está registrado e entra depois.',
    'Deixe o equipamento ligado. Tente de novo em meia hora. Enviar duas vezes não causa problema.',
  ),
  profile_not_found: fixedText(
    'Falta, do lado da TI, uma parte da configuração desta unidade.',
    `Repetir não vai ajudar. ${callHelp}`,
  ),
  backup_location_gone: fixedText(
    'Falta, do lado da TI, o lugar onde os dados desta unidade ficam guardados em segurança.',
    `Repetir não vai ajudar. ${callHelp}`,
  ),
  outcome_unknown: fixedText('Ainda não sabemos se o último passo deu certo.', waitAndRetry),

  site_busy: fixedText('Outro equipamento desta unidade está sendo registrado agora.', waitAndRetry),
  store_unavailable: fixedText('Este app não consegue salvar nada no momento.', waitAndRetry),
  configuration_missing: {
    sentence: ({ missing }) =>
      missing === undefined
        ? 'Este app ainda não está totalmente configurado e não pode registrar equipamentos.'
        : `Este app ainda não está totalmente configurado e não pode registrar equipamentos. Falta: ${missing}.`,
    nextStep: () => 'Deixe o equipamento ligado e avise a TI. Você pode voltar e registrar mais tarde.',
  },
  internal: fixedText('Algo deu errado do nosso lado.', `Tente de novo. Se acontecer outra vez, ${callHelpThen}`),
};
