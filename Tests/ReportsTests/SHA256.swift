import Foundation

/// The SHA-256 digest (FIPS 180-4) of a text in Base64, as content security policies name scripts.
func sha256Base64(_ text: String) -> String {
  var message = Array(text.utf8)
  let bitCount = UInt64(message.count) * 8
  message.append(0x80)
  while message.count % 64 != 56 { message.append(0) }
  message += (0..<8).map { UInt8(truncatingIfNeeded: bitCount >> (56 - 8 * UInt64($0))) }

  let primes = Array((2...).lazy.filter { number in !(2..<number).contains { number.isMultiple(of: $0) } }.prefix(64))
  let constants = primes.map { fractionBits(cbrt(Double($0))) }
  var hash = primes.prefix(8).map { fractionBits(Double($0).squareRoot()) }

  for block in stride(from: 0, to: message.count, by: 64) {
    var words = (0..<16).map { word in
      message[block + 4 * word..<block + 4 * word + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    }
    for index in 16..<64 {
      let (a, b) = (words[index - 15], words[index - 2])
      let mixed = (a.rotated(7) ^ a.rotated(18) ^ a >> 3) &+ (b.rotated(17) ^ b.rotated(19) ^ b >> 10)
      words.append(words[index - 16] &+ mixed &+ words[index - 7])
    }
    var state = hash
    for index in 0..<64 {
      let (a, e) = (state[0], state[4])
      let choice = (e & state[5]) ^ (~e & state[6])
      let first =
        state[7] &+ (e.rotated(6) ^ e.rotated(11) ^ e.rotated(25)) &+ choice &+ constants[index] &+ words[index]
      let majority = (a & state[1]) ^ (a & state[2]) ^ (state[1] & state[2])
      let second = (a.rotated(2) ^ a.rotated(13) ^ a.rotated(22)) &+ majority
      state = [first &+ second, a, state[1], state[2], state[3] &+ first, e, state[5], state[6]]
    }
    for index in hash.indices { hash[index] &+= state[index] }
  }
  let bytes = hash.flatMap { word in [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> $0) } }
  return Data(bytes).base64EncodedString()
}

/// The first 32 bits of the fraction of a number.
private func fractionBits(_ number: Double) -> UInt32 { UInt32((number - number.rounded(.down)) * 0x1p32) }

extension UInt32 {
  fileprivate func rotated(_ bits: UInt32) -> UInt32 { self >> bits | self << (32 - bits) }
}
