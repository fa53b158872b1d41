namespace Sinan.Tests.Understand;

/// <summary>Eleven events of five users, few enough to count by hand.</summary>
static class SmallShop
{
    // Ann and Bo buy within the week, Cy after nine days, Di only looks; Eve pays without looking.
    public const string Csv = """
        user,time,event,version,value
        ann,2024-03-04 09:00:00,view,1.0,
        ann,2024-03-04 09:01:00,cart,1.0,
        ann,2024-03-05 09:01:00,pay,1.0,10
        bo,2024-03-04 10:00:00,view,1.0,
        bo,2024-03-06 10:00:00,cart,1.0,
        bo,2024-03-11 10:00:00,pay,1.0,2.5
        cy,2024-03-05 12:00:00,view,2.0,
        cy,2024-03-05 12:00:00,cart,2.0,
        cy,2024-03-14 12:00:00,pay,2.0,4
        di,2024-03-12 08:00:00,view,2.0,
        eve,2024-03-20 08:00:00,pay,2.0,1
        """;
}
