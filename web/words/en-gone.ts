/** English: what helps when the host does not answer. It is loaded while the host is still there. */
export const gone = {
  lead: 'In this order, from what is most often so:',
  steps: {
    awake: 'Wake the laptop. Landfall goes on by itself there; if it was closed, start it again.',
    wifi: 'Look at the Wi-Fi on both: the same one, and not its guest network. Turn mobile data off for a moment.',
    vpn: 'Turn off a VPN on both, and “private relay” on this device.',
    localNetwork: 'On this device: Settings, Privacy & Security, Local Network, and allow the browser.',
    address:
      'The laptop may have a new address. Open “Add a phone” there and scan its code: this device keeps its photos there, and nothing is sent twice.',
    hotspot: 'Still nothing? Turn on this device’s hotspot and join it with the laptop, then scan its code.',
  },
  goesOn: 'This page asks again by itself, every few seconds.',
};
