use vn_personal_qr::catalog;

catalog! {
    /// A reason to ignore a key of a JWK Set.
    pub enum IgnoredReason {
        /// Neither `kty` `OKP` with `crv` `Ed25519` nor `EC` with `P-256`.
        KeyType = "key-type",
            "unsupported key type, expected Ed25519 or P-256",
            "loại khóa không được hỗ trợ, cần Ed25519 hoặc P-256";
        /// `use` is not `sig`, or `key_ops` does not contain `verify`.
        Use = "key-use",
            "not for verifying signatures (use, key_ops)", "không dùng để kiểm tra chữ ký (use, key_ops)";
        /// `alg` is another algorithm.
        Algorithm = "key-algorithm",
            "for another algorithm (alg)", "dành cho thuật toán khác (alg)";
        /// `kid` is not a [`KeyId`](crate::KeyId).
        KeyId = "key-id",
            "kid: expected 1 to 16 characters A-Z, a-z, 0-9, - or _",
            "kid: cần 1 đến 16 ký tự A-Z, a-z, 0-9, - hoặc _";
    }
}
