interface LegalPage {
  readonly title: string;
  readonly updated: string;
  readonly sections: readonly { readonly title: string; readonly says: readonly string[] }[];
}

/** Privacy and terms as the product really works; lawyers of a shop may add to them, the facts stay. */
export const legalVi: Readonly<Record<'privacy' | 'terms', LegalPage>> = {
  privacy: {
    title: 'Chính sách quyền riêng tư',
    updated: 'Bản 11/2026',
    sections: [
      {
        title: 'Chúng tôi lưu gì',
        says: [
          'Mã Zalo của bạn trong ứng dụng này, để nhận ra bạn khi bạn quay lại.',
          'Hoá đơn đã tích điểm: số tiền, các món, chi nhánh, thời điểm. Sổ điểm, hạng, phiếu, lượt ghé bạn đã ghi nhận.',
          'Tên, số điện thoại, ngày sinh: chỉ khi bạn tự cho biết. Không có chúng, thẻ vẫn dùng bình thường.',
          'Những gì bạn đã đồng ý hoặc rút lại, kèm thời điểm và bản văn lúc đó.',
        ],
      },
      {
        title: 'Chúng tôi không lưu gì',
        says: [
          'Không vị trí, không danh bạ, không ảnh, không thông tin thẻ ngân hàng.',
          'Không theo dõi bạn ở nơi khác và không bán dữ liệu cho ai.',
        ],
      },
      {
        title: 'Dùng để làm gì',
        says: [
          'Tính điểm, giữ hạng, đổi quà và giải thích từng biến động cho bạn.',
          'Tin ưu đãi chỉ gửi khi bạn đồng ý riêng mục đó. Tắt lúc nào cũng được, điểm không đổi.',
        ],
      },
      {
        title: 'Ai xem được',
        says: [
          'Nhân viên ở quầy thấy tên, số điện thoại đã che, hạng và điểm khi phục vụ bạn.',
          'Chủ shop và quản lý thấy hồ sơ và lịch sử của bạn tại cửa hàng này. Mọi thao tác của họ đều có tên và thời điểm.',
        ],
      },
      {
        title: 'Cất giữ thế nào',
        says: [
          'Tên, số điện thoại, ngày sinh và mã Zalo được mã hoá bằng một khoá riêng của bạn, tách khỏi sổ điểm. Sổ điểm chỉ mang một mã ngẫu nhiên.',
          'Máy chủ đặt tại Singapore (AWS), nên dữ liệu có ra khỏi Việt Nam.',
          'Nhật ký kỹ thuật không chứa tên hay số điện thoại và tự xoá sau một tháng.',
        ],
      },
      {
        title: 'Giữ bao lâu',
        says: [
          'Trong thời gian bạn là thành viên. Khi bạn xin xoá, khoá riêng của bạn bị huỷ: dữ liệu cá nhân không đọc lại được nữa, kể cả trong bản sao lưu.',
          'Bút toán điểm được giữ lại để sổ sách của cửa hàng vẫn đúng, nhưng không còn gắn với bạn.',
        ],
      },
      {
        title: 'Quyền của bạn',
        says: [
          'Xem, sửa, tải về, rút lại đồng ý, xin xoá, khiếu nại: ngay trong mục «Tôi».',
          'Cửa hàng trả lời trong 2 ngày làm việc. Yêu cầu xoá được thực hiện trong 15 ngày.',
        ],
      },
    ],
  },
  terms: {
    title: 'Điều khoản chương trình',
    updated: 'Bản 11/2026',
    sections: [
      {
        title: 'Điểm',
        says: [
          'Điểm được cộng theo luật đang áp dụng lúc bạn mua. Mỗi biến động ghi phiên bản luật và cách tính, bạn xem bằng cách chạm vào nó.',
          'Điểm dùng để trả một phần hoá đơn hoặc đổi quà tại cửa hàng. Điểm không đổi thành tiền mặt và không chuyển cho người khác.',
          'Điểm sắp hết hạn được báo trên trang chủ từ 30 ngày trước.',
        ],
      },
      {
        title: 'Trả hàng',
        says: [
          'Khi trả hàng, điểm đã dùng cho món đó được hoàn lại, điểm đã cộng cho món đó được thu lại, theo luật lúc mua.',
          'Nếu điểm được cộng đã dùng hết, phần thiếu được trừ vào lần tích điểm sau. Bạn không phải trả tiền.',
        ],
      },
      {
        title: 'Hạng',
        says: [
          'Lên hạng có hiệu lực ngay. Nếu sắp xuống hạng, trang chủ báo trước ít nhất 30 ngày và nói còn thiếu gì.',
          'Cửa hàng có thể đổi ngưỡng hạng; hạng bạn đang có được giữ đến hết hạn đã hứa.',
        ],
      },
      {
        title: 'Quà và phiếu',
        says: [
          'Phiếu dùng một lần, đến hết ngày ghi trên phiếu. Chưa dùng thì huỷ được và điểm trở lại.',
          'Quà nhận tại quầy giữ điểm của bạn 10 phút; nhân viên không duyệt thì điểm trở lại ngay.',
        ],
      },
      {
        title: 'Khi có điều chưa đúng',
        says: [
          'Mở biến động đó trong lịch sử và gửi khiếu nại trong 90 ngày. Chủ shop nhận được cùng hạn trả lời.',
          'Điểm có được bằng gian lận có thể bị thu lại, kèm lý do mà bạn đọc được.',
        ],
      },
      {
        title: 'Thay đổi',
        says: [
          'Luật mới không đổi những gì đã ghi. Phiên bản cũ vẫn giải thích các biến động cũ.',
          'Bạn có thể rời chương trình bất cứ lúc nào trong mục «Tôi».',
        ],
      },
    ],
  },
};
