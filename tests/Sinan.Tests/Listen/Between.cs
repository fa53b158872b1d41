using System.Reflection;
using Sinan.Stages.Listen.Data;

namespace Sinan.Tests.Listen;

/// <summary>A store in which something else happens once, right after a call.</summary>
public class Between : DispatchProxy
{
    ISurveyStore store = null!;
    string method = "";
    Func<Task>? then;

    /// <param name="store">The store behind it.</param>
    /// <param name="method">Name of the call.</param>
    /// <param name="then">What happens after its first time.</param>
    public static ISurveyStore Of(ISurveyStore store, string method, Func<Task> then)
    {
        var proxy = Create<ISurveyStore, Between>();
        ((Between)(object)proxy).store = store;
        ((Between)(object)proxy).method = method;
        ((Between)(object)proxy).then = then;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var result = targetMethod!.Invoke(store, args);
        if (targetMethod.Name == method && Interlocked.Exchange(ref then, null) is { } happens)
        {
            ((Task)result!).GetAwaiter().GetResult();
            happens().GetAwaiter().GetResult();
        }

        return result;
    }
}
