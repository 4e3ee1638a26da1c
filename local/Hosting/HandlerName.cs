namespace Local.Hosting;

/// <summary>The handler of a .NET function, <c>assembly::type::method</c>.</summary>
internal sealed record HandlerName(string Assembly, string Type, string Method)
{
    /// <exception cref="HandlerException">It has another form.</exception>
    public static HandlerName Parse(string handler) => handler.Split("::") is [{ } assembly, { } type, { } method]
        ? new HandlerName(assembly, type, method)
        : throw new HandlerException($"the handler `{handler}` must be `assembly::type::method`.");
}
