import { useState, type DragEvent } from 'react';

/** Lets files be dropped on something: what that element is given. While they are over it, it has `data-over`. */
export const useDrop = (onFiles: (files: File[]) => void) => {
  const [isOver, setIsOver] = useState(false);
  const over = (is: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setIsOver(is);
  };
  const onDrop = (event: DragEvent) => {
    over(false)(event);
    onFiles([...event.dataTransfer.files]);
  };
  return { 'data-over': isOver || undefined, onDragOver: over(true), onDragLeave: over(false), onDrop };
};
