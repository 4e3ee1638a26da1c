namespace Local.Hosting;

/// <summary>The handler of a .NET function, <c>assembly::type::method</c>.</summary>
internal sealed record HandlerName(string Assembly, string Type, string Method)
{
    public static HandlerName Parse(string handler, string function) => handler.Split("::") is [{ } assembly, { } type, { } method]
        ? new HandlerName(assembly, type, method)
        : throw new UsageException($"The function `{function}` has the handler `{handler}`, must be `assembly::type::method`.");
}
