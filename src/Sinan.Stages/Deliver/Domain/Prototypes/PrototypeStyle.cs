namespace Sinan.Stages.Deliver.Domain.Prototypes;

/// <summary>Looks of an exported prototype.</summary>
static class PrototypeStyle
{
    /// <summary>Only one screen is shown: the target of the address, else the one marked as start.</summary>
    public const string Css = """
        :root{color-scheme:light dark;--ink:#1a2233;--quiet:#5a6779;--rule:#cfd5de;--paper:#fff;--ground:#f4f6fb;--accent:#3b5bdb;--soft:#e9edfd}
        @media(prefers-color-scheme:dark){:root{--ink:#e3e7ee;--quiet:#a0aaba;--rule:#3a4352;--paper:#191f29;--ground:#12161d;--accent:#94a8ff;--soft:#1e2848}}
        *{box-sizing:border-box}body{margin:0;padding:16px;background:var(--ground);color:var(--ink);font:16px/1.6 system-ui,"Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif;overflow-wrap:anywhere}
        header,.screen{max-width:420px;margin:0 auto}header h1{font-size:18px;margin:0}header p{color:var(--quiet);font-size:13px;margin:0 0 12px}
        .screen{display:none;background:var(--paper);border:1px solid var(--rule);border-radius:16px;padding:20px;min-height:60vh}
        .screen.start,.screen:target{display:block}.screen:target~.start{display:none}
        h2{font-size:20px;margin:0 0 12px}h3{font-size:17px;margin:16px 0 4px}p{margin:0 0 12px}ul{padding-left:1.3em;margin:0 0 12px}
        label{display:grid;gap:4px;color:var(--quiet);font-size:14px;margin-bottom:12px}input:not([type=radio]),textarea{width:100%;min-height:40px;padding:8px 12px;border:1px solid var(--rule);border-radius:8px;background:var(--paper);color:var(--ink);font:inherit}
        .button,button{display:inline-block;padding:8px 16px;margin:0 8px 8px 0;border:0;border-radius:8px;background:var(--accent);color:var(--paper);font:inherit;text-decoration:none}button:disabled{opacity:.6}
        .quiet{color:var(--accent);font-size:14px;margin-right:12px}footer{border-top:1px solid var(--rule);margin-top:20px;padding-top:8px}
        .ai,.system{border:1px solid var(--rule);border-radius:12px;background:var(--soft);padding:12px;margin:0 0 12px;min-width:0}.ai legend,.system small{color:var(--quiet);font-size:13px;padding:0 4px}
        .ai label{display:inline-block;margin:0 12px 8px 4px;font-size:13px}.state{display:none;white-space:pre-line;margin-bottom:8px}
        .ai input:nth-of-type(1):checked~.state:nth-of-type(1),.ai input:nth-of-type(2):checked~.state:nth-of-type(2),.ai input:nth-of-type(3):checked~.state:nth-of-type(3),.ai input:nth-of-type(4):checked~.state:nth-of-type(4),.ai input:nth-of-type(5):checked~.state:nth-of-type(5){display:block}
        .links{margin:0}.user{margin-left:15%;padding:8px 12px;border-radius:12px;background:var(--accent);color:var(--paper);white-space:pre-line}.system p{margin:0;white-space:pre-line}.wake{color:var(--quiet)}
        :focus-visible{outline:2px solid var(--accent);outline-offset:2px}
        @media print{.screen,.screen.start{display:block;break-inside:avoid;min-height:0;margin-bottom:12px}}
        """;
}
