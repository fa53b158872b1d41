using Sinan.Stages.Deliver.Domain.Prototypes;

namespace Sinan.E2E;

/// <summary>Screens and a dialogue of a service that answers by AI; on one of its answers some states are missing.</summary>
static class SamplePrototype
{
    public static Prototype Content { get; } = new()
    {
        Screens =
        [
            new Screen
            {
                Id = "home", Title = "智能客服",
                Elements =
                [
                    new ScreenElement { Kind = ElementKind.Title, Text = "有什么可以帮您？" },
                    new ScreenElement { Kind = ElementKind.Input, Text = "问题" },
                    new ScreenElement { Kind = ElementKind.List, Text = "退款什么时候到账\n怎么改地址\n<b>优惠券</b>怎么用" },
                    new ScreenElement { Kind = ElementKind.Button, Text = "提问", Target = "answer" },
                ],
            },
            new Screen
            {
                Id = "answer", Title = "回答",
                Elements =
                [
                    new ScreenElement
                    {
                        Kind = ElementKind.AiAnswer, Text = "退款会原路退回，一般三个工作日内到账。", Target = "person",
                        States = new AnswerStates { Loading = "正在查询订单……", LowConfidence = "不太确定，请核对订单页的说明。", Empty = "没有找到相关说明，可以转人工。", Wrong = "抱歉答错了，已经记下这个问题。", TakesFeedback = true, HandsOver = true },
                    },
                    new ScreenElement { Kind = ElementKind.Button, Text = "再问一个", Target = "home" },
                ],
            },
            new Screen
            {
                Id = "person", Title = "转人工",
                Elements =
                [
                    new ScreenElement { Kind = ElementKind.Text, Text = "前面还有两位，请稍候。" },
                    new ScreenElement { Kind = ElementKind.AiAnswer, Text = "等待时可以先看看退款进度。", States = new AnswerStates { Loading = "加载中", TakesFeedback = true } },
                ],
            },
        ],
        WakeWord = "小南小南",
        Turns =
        [
            new DialogueTurn { User = "退款到哪了？", System = "请说一下订单号的后四位。", Next = [2, 3] },
            new DialogueTurn { User = "一二三四", System = "这笔退款昨天已经原路退回。" },
            new DialogueTurn { User = "不记得了", System = "没有找到订单，正在为您转人工。", State = AiState.HumanTakeover },
        ],
    };
}
