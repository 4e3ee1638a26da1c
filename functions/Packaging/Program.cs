using Packaging;

return PackagingCommand.Run(args, Console.Error);
