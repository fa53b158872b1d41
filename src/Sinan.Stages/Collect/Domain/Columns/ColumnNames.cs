using System.Collections.Frozen;
using System.Text;

namespace Sinan.Stages.Collect.Domain.Columns;

/// <summary>What column names mean, in English and Chinese.</summary>
public static class ColumnNames
{
    static readonly (ColumnRole Role, string Names)[] Lists =
    [
        (ColumnRole.User, "user userid uid username usernickname nickname customer customerid customerno custid client clientid member memberid visitor visitorid distinctid deviceid accountid account buyer buyerid openid unionid person personid player playerid reviewer reviewerid author authorid userkey 用户 用户id 用户编号 用户标识 用户名 用户昵称 昵称 会员 会员id 会员编号 会员名 客户 客户id 客户编号 顾客 顾客id 买家 买家id 买家会员名 访客 访客id 设备id 账号 账户 玩家id"),
        (ColumnRole.Time, "time timestamp ts datetime date eventtime eventdate eventtimestamp createdat createdtime createtime creationdate created occurredat occurred invoicedate orderdate ordertime purchasedate purchasetime reviewdate reviewtime reviewcreationdate submittedat clienttime servertime logtime visittime visitdate day dt unixtime epoch 时间 日期 发生时间 事件时间 行为时间 创建时间 下单时间 订单时间 购买时间 付款时间 支付时间 评论时间 评价时间 提交时间 访问时间 操作时间 时间戳 日期时间"),
        (ColumnRole.Event, "event eventname eventtype behavior behaviour behaviortype behaviourtype userbehavior userbehaviour action actiontype actionname activity activitytype operation operationtype type 事件 事件名 事件名称 事件类型 行为 行为类型 动作 动作类型 操作 操作类型 用户行为"),
        (ColumnRole.Item, "item itemid product productid sku skuid goods goodsid goodid stockcode asin movie movieid song songid articleid page pageid pageurl spu spuid bookid 商品 商品id 商品编号 商品编码 商品代码 产品 产品id 产品编号 货号 物品 物品id 宝贝 宝贝id 页面 页面id 文章id"),
        (ColumnRole.Category, "category categoryid categoryname cat catid itemcategory productcategory productcategoryid itemcategoryid class classname department departmentname genre genres 类目 类目id 品类 分类 商品类目 商品类目id 商品类别 类别 商品分类 产品类别 产品分类"),
        (ColumnRole.Price, "price unitprice itemprice productprice sellprice saleprice 单价 价格 售价 商品单价 商品价格"),
        (ColumnRole.Quantity, "quantity qty units pieces itemcount quantityordered 数量 件数 购买数量 商品数量 购买件数"),
        (ColumnRole.Value, "value amount revenue total totalprice totalamount totalvalue sales paid payment paymentvalue gmv dollars spend money orderamount ordervalue eventvalue 金额 总价 总金额 订单金额 支付金额 实付金额 付款金额 实付 销售额 收入 消费金额"),
        (ColumnRole.Session, "session sessionid usersession visitid sid 会话 会话id"),
        (ColumnRole.Duration, "duration dwell dwelltime dwellseconds dwellms staytime stayseconds timespent timeonpage elapsed elapsedms durationseconds durationsec durationms durationminutes watchtime 停留时长 停留时间 停留秒数 时长 使用时长 使用时间 浏览时长 观看时长 时长秒 停留时长秒 停留时长毫秒 时长毫秒 时长分钟"),
        (ColumnRole.Rating, "rating score stars star starrating rate overall reviewscore 评分 星级 打分 分数 得分"),
        (ColumnRole.Text, "text review reviewtext comment comments commenttext content feedback feedbacktext body message opinion reviewbody reviewcontent remark sentence 评论 评价 内容 评论内容 评价内容 反馈 反馈内容 意见 意见内容 留言 留言内容 文本 正文 用户评论 吐槽"),
        (ColumnRole.Source, "source channel platform origin store appstore 来源 渠道 平台 来源渠道 反馈渠道"),
        (ColumnRole.Label, "label sentiment polarity topic subject intent sentimentvalue 标签 情感 情感倾向 情感标签 主题"),
        (ColumnRole.Title, "title name itemname productname itemtitle producttitle goodsname movietitle 标题 名称 商品名称 商品名 产品名称 产品名 商品标题"),
        (ColumnRole.Description, "description desc detail details summary productdescription itemdescription 描述 详情 简介 商品描述 产品描述"),
        (ColumnRole.Tags, "tags tag keywords labels 关键词 标签列表"),
        (ColumnRole.Version, "version appversion appversionname versionname clientversion releaseversion productversion softwareversion reviewcreatedversion release 版本 版本号 应用版本 app版本 客户端版本 软件版本 产品版本"),
        (ColumnRole.Device, "device devicemodel devicetype phonemodel handset 设备 设备型号 设备类型 机型 手机型号"),
        (ColumnRole.Segment, "segment usersegment customersegment usergroup customergroup 用户分群 分群 用户群 用户分组 客群"),
        (ColumnRole.Id, "id eventid eventuuid messageid insertid uuid guid logid rowid recordid requestid reviewid commentid feedbackid 事件id 评论id 评价id 反馈id 流水号 日志id 记录id"),
        (ColumnRole.Private, "fullname realname firstname lastname surname phone mobile phonenumber mobilephone mobilenumber tel telephone email mail emailaddress address street shippingaddress idcard idcardno idnumber ssn passport ip ipaddress clientip bankcard cardnumber cardno password wechat wechatid qq plate plateno licenseplate birthday birthdate dateofbirth 姓名 真实姓名 名字 收货人 联系人 手机 手机号 手机号码 电话 电话号码 联系电话 联系方式 邮箱 电子邮箱 邮件地址 身份证 身份证号 身份证号码 地址 收货地址 家庭住址 详细地址 银行卡 银行卡号 密码 微信 微信号 车牌 车牌号 生日 出生日期"),
    ];

    /// <summary>Orders bind events together where there are no sessions.</summary>
    static readonly FrozenSet<string> OrderNames = Set("invoice invoiceno invoiceid order orderid orderno ordernumber basket basketid transactionid transaction 订单 订单号 订单编号 订单id 小票号 交易号");

    static readonly FrozenDictionary<string, ColumnRole> Exact = Lists
        .SelectMany(l => l.Names.Split(' ').Select(name => (name, l.Role)))
        .DistinctBy(p => p.name)
        .ToFrozenDictionary(p => p.name, p => p.Role, StringComparer.Ordinal);

    static readonly FrozenSet<string> CodeWords = Set("id code no version build zip zipcode postcode year level 编号 代码 版本 版本号 邮编");

    /// <summary>The role a name stands for by itself; null when it is not known.</summary>
    public static ColumnRole? RoleOf(string name)
    {
        var plain = Plain(name);
        return Exact.TryGetValue(plain, out var role) ? role : IsOrder(plain) ? ColumnRole.Session : null;
    }

    /// <summary>How well a name fits a role, 0…1: 1 for a known name, 0.7 where it ends in one ("total_price", "商品 评分").</summary>
    public static double Fit(string name, ColumnRole role)
    {
        var plain = Plain(name);
        if (Exact.TryGetValue(plain, out var exact))
        {
            if (exact == role)
                return 1;
            // Names that several kinds of file use differently.
            return (exact, role) is (ColumnRole.Description, ColumnRole.Title) or (ColumnRole.Title, ColumnRole.Text) or (ColumnRole.Label, ColumnRole.Tags) ? 0.5 : 0;
        }

        if (role == ColumnRole.Session && IsOrder(plain))
            return 0.8;
        var words = Words(name);
        if (words.Count < 2)
            return EndsInHan(plain, role) ? 0.7 : 0;
        // "first_purchase_date" ends in a known word; "user_age" does not.
        for (var take = Math.Min(2, words.Count - 1); take >= 1; take--)
        {
            var tail = string.Concat(words.Skip(words.Count - take));
            // The version of a system or a browser is not that of the app.
            if (tail is not ("id" or "version") && Exact.TryGetValue(tail, out var role2))
                return role2 == role ? 0.7 : 0;
        }

        // "clothing_id" names a thing.
        return role == ColumnRole.Item && words[^1] is "id" or "code" or "sku" ? 0.55 : 0;
    }

    /// <summary>Figures under this name are codes, not amounts ("app_version", "zip").</summary>
    public static bool IsCode(string name) => CodeWords.Contains(Plain(name)) || (Words(name) is { Count: > 0 } words && CodeWords.Contains(words[^1]));

    /// <summary>Seconds in the unit that a duration's name gives: 1, 0.001 (ms, 毫秒), 60 (minutes, 分钟).</summary>
    public static double SecondsPerUnit(string name)
    {
        var plain = Plain(name);
        return plain.EndsWith("ms", StringComparison.Ordinal) || plain.Contains("milli", StringComparison.Ordinal) || plain.Contains("毫秒", StringComparison.Ordinal) ? 0.001
            : plain.Contains("minute", StringComparison.Ordinal) || plain.EndsWith("min", StringComparison.Ordinal) || plain.Contains("分钟", StringComparison.Ordinal) ? 60
            : plain.Contains("hour", StringComparison.Ordinal) || plain.Contains("小时", StringComparison.Ordinal) ? 3600
            : 1;
    }

    static bool IsOrder(string plain) => OrderNames.Contains(plain);

    static bool EndsInHan(string plain, ColumnRole role)
    {
        for (var from = 1; from < plain.Length - 1; from++)
        {
            if (plain[from] >= '\u4E00' && Exact.TryGetValue(plain[from..], out var found))
                return found == role;
        }

        return false;
    }

    /// <summary>Lower case, letters and digits only: "Customer ID" and "customer_id" become "customerid".</summary>
    static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (char.IsLetterOrDigit(c))
                plain.Append(char.ToLowerInvariant(c));
        }

        return plain.ToString();
    }

    /// <summary>"first_purchaseDate" → first, purchase, date.</summary>
    static List<string> Words(string name)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            var startsWord = char.IsUpper(c) && i > 0 && (char.IsLower(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]) && char.IsUpper(name[i - 1])));
            if ((!char.IsLetterOrDigit(c) || startsWord) && word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }

            if (char.IsLetterOrDigit(c))
                word.Append(char.ToLowerInvariant(c));
        }

        if (word.Length > 0)
            words.Add(word.ToString());
        return words;
    }

    static FrozenSet<string> Set(string names) => names.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
