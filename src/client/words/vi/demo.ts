// Words of a demonstration server’s sign-in; the accounts are those of its data.

export const demo = {
  title: 'Tài khoản dùng thử',
  hint: 'Bản dùng thử: chạm vào một vai để điền sẵn, rồi bấm Đăng nhập.',
  password: 'lantoa-mau',
  accounts: [
    { login: '0900000001', role: 'Cán bộ xã' },
    { login: '0900000002', role: 'Đầu mối của xã' },
    { login: '0900000003', role: 'Lãnh đạo xã' },
    { login: '0900000004', role: 'Một cửa' },
    { login: '0900000005', role: 'Chuyên viên Sở' },
  ],
};
