/** The authority as a configuration profile: what iPhones, iPads and Macs install and remove as one thing. */
import { X509Certificate as Certificate, createHash } from 'node:crypto';
import { X509Certificate } from '@peculiar/x509';

/**
 * XML of Apple's “Profile” with one “CertificateRoot” payload. Its identifiers come from the certificate, so that the same authority
 * replaces itself, and another host's never does.
 */
export function appleProfile(authorityPem: string): string {
  const { raw, fingerprint256 } = new Certificate(authorityPem);
  const identifier = `app.landfall.${fingerprint256.replaceAll(':', '').slice(0, 16).toLowerCase()}`;
  const name = asText(new X509Certificate(authorityPem).subjectName.getField('CN').join(' '));
  const organization = '<key>PayloadOrganization</key><string>Landfall</string>';
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>PayloadType</key><string>Configuration</string>
  <key>PayloadVersion</key><integer>1</integer>
  <key>PayloadIdentifier</key><string>${identifier}</string>
  <key>PayloadUUID</key><string>${uuidOf('profile', fingerprint256)}</string>
  <key>PayloadDisplayName</key><string>${name}</string>
  <key>PayloadDescription</key><string>${name}: so that this device knows that host again. It vouches for .local names and private addresses, and for nothing on the internet.</string>
  ${organization}
  <key>PayloadRemovalDisallowed</key><false/>
  <key>PayloadContent</key>
  <array>
    <dict>
      <key>PayloadType</key><string>com.apple.security.root</string>
      <key>PayloadVersion</key><integer>1</integer>
      <key>PayloadIdentifier</key><string>${identifier}.root</string>
      <key>PayloadUUID</key><string>${uuidOf('root', fingerprint256)}</string>
      <key>PayloadDisplayName</key><string>${name}</string>
      ${organization}
      <key>PayloadCertificateFileName</key><string>landfall.crt</string>
      <key>PayloadContent</key>
      <data>
${raw.toString('base64').replace(/.{64}(?=.)/g, '$&\n')}
      </data>
    </dict>
  </array>
</dict>
</plist>
`;
}

/** Version 8, whose bits are ours to choose (RFC 9562, 5.8). */
function uuidOf(part: string, fingerprint: string): string {
  const hex = createHash('sha256').update(`${part} ${fingerprint}`).digest('hex').slice(0, 32);
  const variant = (Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8;
  const whole = `${hex.slice(0, 12)}8${hex.slice(13, 16)}${variant.toString(16)}${hex.slice(17)}`;
  return whole.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5').toUpperCase();
}

/** What XML cannot hold is left out, and what it would read is escaped. */
function asText(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
