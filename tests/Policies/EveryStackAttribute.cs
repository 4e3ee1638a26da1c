using System.Reflection;
using Xunit.Sdk;

namespace Tests.Policies;

/// <summary>The sentence must hold in each of the stacks.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EveryStackAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => Stacks.All.Select(stack => new object[] { stack });
}
