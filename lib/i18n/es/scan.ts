import type { Texts } from '../texts';

export const esScan: Texts['scan'] = {
  action: 'Escanear con este teléfono',
  photo: 'Usar una foto',
  // “Etiqueta” alone would be any sticker, and the phone is held to the wrong one.
  tag: 'Leer la etiqueta NFC',
  title: 'Escanee el código de la pantalla del equipo',
  close: 'Cerrar la cámara',
  starting: 'Abriendo la cámara…',
  looking: 'Mantenga el código dentro del marco.',
  slow: 'Todavía no se ve ningún código. Acérquese y no se mueva.',
  found: 'Encontrado. Un momento…',
  several: 'Hay códigos de varios equipos. Apunte con la cámara a uno solo.',
  otherCamera: 'Otra cámara',
  light: 'Linterna',
  again: 'Intentar de nuevo',
  type: 'Escribir el ID',
  uncertain: 'El código dice esto. ¿Es el ID de la pantalla del equipo?',
  useIt: 'Sí, usar este ID',
  notIt: 'No, escanear otra vez',
  foreign: {
    wifi: 'Esto es un código de wifi. Escanee el código de la pantalla del equipo.',
    contact: 'Esto es una tarjeta de contacto. Escanee el código de la pantalla del equipo.',
    phone: 'Esto es un número de teléfono. Escanee el código de la pantalla del equipo.',
    mail: 'Esto es una dirección de correo. Escanee el código de la pantalla del equipo.',
    label: 'Esto es una etiqueta con un número de serie. Escanee el código de la pantalla del equipo.',
    address: 'Este código lleva a otra página. Escanee el código de la pantalla del equipo.',
    other: 'Este código no es de un equipo. Escanee el código de la pantalla del equipo.',
  },
  camera: {
    denied:
      'Esta página no tiene permiso para usar la cámara. Permítalo en los ajustes de su navegador o use una foto.',
    missing: 'No se encontró ninguna cámara. Use una foto o escriba el ID.',
    busy: 'Otra aplicación está usando la cámara. Ciérrela e inténtelo de nuevo.',
    insecure: 'La cámara solo funciona en una dirección que empieza por https. Use una foto o escriba el ID.',
    unsupported:
      'Este navegador no puede usar la cámara. Use una foto o abra esta página en el navegador propio del teléfono.',
    failed: 'La cámara no se abrió. Revise la conexión e inténtelo de nuevo, o escriba el ID.',
  },
  readingPhoto: 'Buscando un código en la foto…',
  photoWithout: 'En esta foto no hay ningún código. Haga otra desde más cerca, con el código entero.',
  photoUnreadable: 'Esta foto no se puede abrir. Haga otra o escriba el ID.',
  photoSeveral: 'En esta foto hay códigos de varios equipos. Haga otra con un solo código.',
  tagWaiting: 'Acerque el teléfono a la etiqueta NFC del equipo.',
  tagFailed: 'No se pudo leer la etiqueta. Inténtelo de nuevo o escriba el ID.',
};
