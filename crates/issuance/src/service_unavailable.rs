use vn_personal_qr::catalog;

catalog! {
    /// An external system that cannot reply now.
    ///
    /// The message is for the person who declares. The step stays as it is and can be repeated.
    pub enum ServiceUnavailable {
        /// The verification system.
        Verification = "verification-unavailable",
            "Your declaration is saved but cannot be verified right now. You do not need to declare again; the code will be issued later.",
            "Tờ khai đã được lưu nhưng hiện chưa xác thực được. Bạn không cần khai lại; mã sẽ được cấp sau.";
        /// The registry.
        Registry = "registry-unavailable",
            "Your details are verified but the code cannot be issued right now. You do not need to declare again; the code will be issued later.",
            "Thông tin đã được xác thực nhưng hiện chưa cấp được mã. Bạn không cần khai lại; mã sẽ được cấp sau.";
    }
}

impl core::error::Error for ServiceUnavailable {}
